package dev.snapgate.verify;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.sigv4.SigV4;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of a run is shown: each text without the values that were made known before. */
final class Transcript {

  private static final Set<String> SECRETS = Set.of("secretAccessKey", "sessionToken");

  private final Redaction redaction = new Redaction();

  Transcript(GatewayEndpoint endpoint) {
    redaction.learn(Redaction.Kind.KEY, endpoint.accessKeyId());
    redaction.learn(Redaction.Kind.SECRET, endpoint.secretAccessKey());
    endpoint.sessionToken().ifPresent(token -> redaction.learn(Redaction.Kind.TOKEN, token));
  }

  void learn(Map<String, String> bindings) {
    bindings.forEach(
        (name, value) -> {
          switch (name) {
            case "accessKeyId" -> redaction.learn(Redaction.Kind.KEY, value);
            case "secretAccessKey" -> redaction.learn(Redaction.Kind.SECRET, value);
            case "sessionToken" -> redaction.learn(Redaction.Kind.TOKEN, value);
            case "account" -> redaction.learn(Redaction.Kind.ACCOUNT, value);
            default -> {
              if (name.endsWith("ARN")) {
                redaction.learnBoundVolume(value);
              }
            }
          }
        });
  }

  void learn(Sender.Response response) {
    redaction.learnResponse(
        response.headers(), Exchange.Message.of("", List.of(), response.body()).body());
  }

  String text(String text) {
    return redaction.text(text);
  }

  /** Why nothing came back; the reason may name what the server sent. */
  String reason(Sender.NoResponse failure) {
    String reason = String.valueOf(failure.getMessage());
    redaction.learnResponse(List.of(), reason);
    return redaction.text(reason);
  }

  Violation violation(Violation violation) {
    return redaction.violation(violation);
  }

  /** Those of earlier runs in the same ledger too. */
  List<String> entries(List<Ledger.Entry> entries) {
    entries.forEach(entry -> redaction.learnBoundVolume(entry.volume()));
    return entries.stream().map(entry -> redaction.text(entry.toString())).toList();
  }

  /** Without those that are secret, under whatever name. */
  Map<String, String> bindings(Map<String, String> bindings) {
    Map<String, String> shown = new TreeMap<>();
    bindings.forEach((name, value) -> shown.put(name, redaction.text(value)));
    shown.keySet().removeAll(SECRETS);
    return shown;
  }

  /** A request, of which the signature is then known, before a server can echo it. */
  Exchange.Message message(SigV4.Request request) {
    String target = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
    String startLine = request.method() + " " + redaction.text(target) + " HTTP/1.1";
    return shown(Exchange.Message.of(startLine, request.headers(), request.body()), startLine);
  }

  Exchange.Message message(Sender.Response response) {
    Exchange.Message message =
        Exchange.Message.of("HTTP/1.1 " + response.status(), response.headers(), response.body());
    // The first line is ours, and a status is none of what is known.
    return shown(message, message.startLine());
  }

  private Exchange.Message shown(Exchange.Message message, String startLine) {
    return new Exchange.Message(
        startLine,
        redaction.headers(message.headers()),
        redaction.text(message.body()),
        message.utf8());
  }
}
