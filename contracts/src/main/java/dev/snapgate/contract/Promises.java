package dev.snapgate.contract;

import dev.snapgate.internal.schema.Source;
import dev.snapgate.internal.text.Visible;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a case promises of its response, compared with one.
 *
 * <p>Whether the request is taken or refused is the claim of the case and rests on the case's
 * source. Which error it is rests on the catalogue's entry unless the case has a source of its own
 * for that, a rule of a body on the schema. A message is inferred unless the case says where it was
 * seen: AWS's own change with region and time (hashicorp/terraform-provider-aws issue 19111).
 */
final class Promises {

  private static final Source ENVELOPE =
      documented("Storage Gateway User Guide, API Version 2012-06-30, Error Responses");
  private static final Source RESPONSE =
      documented("Storage Gateway User Guide, API Version 2012-06-30, CreateSnapshot");
  private static final Source MESSAGES =
      inferred("hashicorp/terraform-provider-aws issue 19111: messages vary");
  private static final Source NAMESPACES =
      inferred("every sample of this service that is known names the error without a namespace");
  private static final Source CLOCKS =
      inferred("AWS SDK for JavaScript v3: every response's Date corrects the client's clock");

  /** More than the network takes, less than the difference that makes a client's clock wrong. */
  private static final Duration DATE_TOLERANCE = Duration.ofMinutes(4);

  /** How a caller is refused who is not who he says, or does not say it well. */
  private static final Set<StorageGatewayError> AUTHENTICATION =
      EnumSet.of(
          StorageGatewayError.MISSING_AUTHENTICATION_TOKEN,
          StorageGatewayError.INCOMPLETE_SIGNATURE,
          StorageGatewayError.INVALID_SIGNATURE,
          StorageGatewayError.SIGNATURE_EXPIRED,
          StorageGatewayError.SIGNATURE_NOT_YET_CURRENT,
          StorageGatewayError.REQUEST_EXPIRED,
          StorageGatewayError.UNRECOGNIZED_CLIENT,
          StorageGatewayError.INVALID_SESSION_TOKEN,
          StorageGatewayError.EXPIRED_TOKEN);

  /** What is known only to whoever has looked for the volume. */
  private static final Set<StorageGatewayError> LOOKED_UP =
      EnumSet.of(
          StorageGatewayError.VOLUME_NOT_FOUND,
          StorageGatewayError.VOLUME_NOT_READY,
          StorageGatewayError.GATEWAY_NOT_FOUND);

  private static final String TYPE_HEADER = "x-amzn-ErrorType";
  private static final int EXCERPT = 200;

  private final CaseFile file;
  private final Contract contract;
  private final Map<String, String> bindings;
  private final List<Violation> broken = new ArrayList<>();

  Promises(CaseFile file, Contract contract, Map<String, String> bindings) {
    this.file = file;
    this.contract = contract;
    this.bindings = bindings;
  }

  private static Source documented(String where) {
    return new Source("documented", where, Optional.empty());
  }

  private static Source inferred(String where) {
    return new Source("inferred", where, Optional.empty());
  }

  List<Violation> broken(
      int status, List<Map.Entry<String, String>> headers, byte[] body, Instant received) {
    if (file.errors().isEmpty()) {
      success(status, headers, body);
    } else {
      error(status, headers, body);
    }
    requestId(headers);
    date(headers, received);
    return List.copyOf(broken);
  }

  private void success(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    if (status != 200) {
      add("status", "accepted", "200", status + excerpt(body), file.source());
      return;
    }
    contentType(headers, Optional.of(contract.contentType()), RESPONSE);
    Payload response = contract.readResponse(body);
    if (!readable(response, body, RESPONSE)) {
      return;
    }
    List<Violation> violations = response.violations();
    addAll(violations.stream().map(this::claimed).toList());
    for (BodyTemplate.Difference each :
        file.members().orElseThrow().differences(response.root(), bindings)) {
      // What is missing, or of another type, is the schema's to report where the schema says so.
      if (violations.stream()
          .noneMatch(
              violation ->
                  violation.pointer().equals(each.pointer())
                      && (violation.rule().equals("required")
                          || violation.rule().equals("type")))) {
        add(each.pointer(), each.rule(), each.expected(), each.found(), RESPONSE);
      }
    }
  }

  /**
   * That a response must have each member is inferred of responses in general: no model marks one
   * as required. Here a snapshot was asked for, and an answer that does not name it, or its volume,
   * does not show what the case claims.
   */
  private Violation claimed(Violation violation) {
    return violation.rule().equals("required")
        ? new Violation(
            violation.pointer(),
            violation.rule(),
            violation.limit(),
            violation.value(),
            file.source().broken().toString())
        : violation;
  }

  private void error(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    if (status < 400) {
      add("status", "refused", names(), status + excerpt(body), file.source());
      return;
    }
    Payload response = contract.readError(body);
    StorageGatewayError expected = closest(status, response);
    Source entry = file.errorsSource().orElseGet(expected.entry()::source);
    if (status != expected.status()) {
      add("status", "status", Integer.toString(expected.status()), Integer.toString(status), entry);
    }
    if (!expected.entry().layout().startsWith("json")) {
      if (body.length > 0 || expected.olderBody().filter(String::isEmpty).isEmpty()) {
        contentType(headers, expected.contentType(), entry);
      }
      literally(expected, body, entry);
      return;
    }
    contentType(headers, expected.contentType(), ENVELOPE);
    if (!readable(response, body, ENVELOPE)) {
      return;
    }
    addAll(response.violations());
    type(expected, response, headers, entry);
    if (!authenticated(expected, response)) {
      code(expected, response, entry);
    }
    message(expected, response);
  }

  /**
   * Whether somebody was let in who should not have been: only the operation itself says that there
   * is no such volume, and nobody reaches it without being authenticated. That is the claim of the
   * case; which error it should have been is another question.
   */
  private boolean authenticated(StorageGatewayError expected, Payload response) {
    Optional<String> code = response.text("/error/errorCode");
    boolean letIn =
        AUTHENTICATION.contains(expected)
            && LOOKED_UP.stream().map(StorageGatewayError::code).anyMatch(code::equals);
    if (letIn) {
      add("/error/errorCode", "refused", names(), code.orElseThrow(), file.source());
    }
    return letIn;
  }

  /** Of the errors that may be answered, the one that this answer is most like. */
  private StorageGatewayError closest(int status, Payload response) {
    Optional<String> code = response.text("/error/errorCode");
    return file.errors().stream()
        .max(
            Comparator.<StorageGatewayError>comparingInt(
                    error -> error.code().isPresent() && error.code().equals(code) ? 1 : 0)
                .thenComparingInt(error -> type(response).equals(error.type()) ? 1 : 0)
                .thenComparingInt(error -> error.status() == status ? 1 : 0)
                .thenComparingInt(error -> -file.errors().indexOf(error)))
        .orElseThrow();
  }

  private static String type(Payload response) {
    return response.text("/__type").orElse("");
  }

  private void type(
      StorageGatewayError expected,
      Payload response,
      List<Map.Entry<String, String>> headers,
      Source entry) {
    String found = type(response);
    String plain = withoutNamespace(found);
    // A missing or empty one is the schema's to tell.
    if (!plain.isEmpty() && !plain.equals(expected.type())) {
      add("/__type", "equals", expected.type(), found, entry);
    } else if (!plain.equals(found)) {
      add("/__type", "equals", expected.type(), found, NAMESPACES);
    }
    header(headers, TYPE_HEADER).ifPresent(value -> typeHeader(expected, value, entry));
  }

  /** Where there is one, the SDKs believe it and not the body. */
  private void typeHeader(StorageGatewayError expected, String sent, Source entry) {
    String found = withoutUri(sent);
    String plain = withoutNamespace(found);
    if (!plain.equals(expected.type())) {
      add("header " + TYPE_HEADER, "equals", expected.type(), found, entry);
    } else if (!plain.equals(found)) {
      add("header " + TYPE_HEADER, "plainName", plain, found, NAMESPACES);
    }
  }

  /** Some services end the header's name with a colon (localstack/localstack issue 3201). */
  private static String withoutUri(String header) {
    int colon = header.indexOf(':');
    return colon < 0 ? header : header.substring(0, colon);
  }

  private static String withoutNamespace(String type) {
    return type.substring(type.lastIndexOf('#') + 1);
  }

  private void code(StorageGatewayError expected, Payload response, Source entry) {
    Optional<String> found = response.text("/error/errorCode");
    if (expected.code().isPresent()) {
      String code = expected.code().get();
      if (!found.equals(expected.code())) {
        add("/error/errorCode", "equals", code, found.orElse(ABSENT), entry);
      }
    } else if (found.isPresent()) {
      add("/error/errorCode", "absent", "", found.get(), ENVELOPE);
    }
  }

  private static final String ABSENT = "absent";

  private void message(StorageGatewayError expected, Payload response) {
    String member = expected.entry().layout().equals("json") ? "message" : "Message";
    String other = member.equals("message") ? "Message" : "message";
    Optional<String> found = response.text("/" + member).or(() -> response.text("/" + other));
    Source source = file.messageSource().orElse(MESSAGES);
    Optional<String> promised =
        file.message()
            .or(expected.entry()::messageForm)
            .map(text -> text.fill(bindings))
            .or(expected::message);
    if (promised.isEmpty()) {
      return;
    }
    boolean kept =
        found.isPresent()
            && (file.message().isPresent()
                ? Stream.of(file.message(), file.olderMessage())
                    .flatMap(Optional::stream)
                    .anyMatch(text -> text.matches(found.get(), bindings))
                : expected.entry().says(found.get()));
    if (!kept) {
      add("/" + member, "equals", promised.get(), found.orElse(ABSENT), source);
    } else if (response.text("/" + member).isEmpty()) {
      add("/" + other, "name", member, other, source);
    }
  }

  private void literally(StorageGatewayError expected, byte[] body, Source entry) {
    String found = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    boolean kept =
        found.equals(expected.body())
            || expected.olderBody().filter(found::equals).isPresent()
            || (expected.entry().layout().equals("text") && expected.entry().says(found));
    if (!kept) {
      add("", "equals", expected.body(), found.isEmpty() ? ABSENT : found, entry);
    }
  }

  private boolean readable(Payload payload, byte[] body, Source source) {
    payload
        .unreadable()
        .ifPresent(problem -> add("", "json", "one JSON object", problem + excerpt(body), source));
    return payload.unreadable().isEmpty();
  }

  private void contentType(
      List<Map.Entry<String, String>> headers, Optional<String> expected, Source source) {
    Optional<String> found = header(headers, "Content-Type");
    if (expected.isPresent() && !found.map(Promises::media).equals(expected.map(Promises::media))) {
      add("header Content-Type", "equals", expected.get(), found.orElse(ABSENT), source);
    }
  }

  private static String media(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private void requestId(List<Map.Entry<String, String>> headers) {
    if (header(headers, "x-amzn-RequestId").filter(id -> !id.isBlank()).isEmpty()) {
      add("header x-amzn-RequestId", "present", "", ABSENT, RESPONSE);
    }
  }

  private void date(List<Map.Entry<String, String>> headers, Instant received) {
    Optional<String> found = header(headers, "Date");
    if (found.isEmpty()) {
      add("header Date", "present", "", ABSENT, RESPONSE);
      return;
    }
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(found.get(), Instant::from);
      if (Duration.between(date, received).abs().compareTo(DATE_TOLERANCE) > 0) {
        add("header Date", "now", DATE_TOLERANCE.toMinutes() + " minutes", found.get(), CLOCKS);
      }
    } catch (DateTimeException e) {
      add("header Date", "httpDate", "", found.get(), RESPONSE);
    }
  }

  private static Optional<String> header(List<Map.Entry<String, String>> headers, String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private String names() {
    return String.join(" or ", file.errors().stream().map(Promises::name).toList());
  }

  private static String name(StorageGatewayError error) {
    return error.status() + " " + error.type() + error.code().map(code -> "/" + code).orElse("");
  }

  private static String excerpt(byte[] body) {
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? " with no body" : " with " + shortened(text);
  }

  private static String shortened(String text) {
    String start = Visible.start(text, EXCERPT);
    return start.length() == text.length() ? text : start + "…";
  }

  private void add(String pointer, String rule, String limit, String value, Source source) {
    addAll(
        List.of(new Violation(pointer, rule, limit, shortened(value), source.broken().toString())));
  }

  /** A case whose claim is not proven can break nothing that is. */
  private void addAll(List<Violation> violations) {
    for (Violation violation : violations) {
      broken.add(
          violation.isProven() && !file.source().isProof()
              ? new Violation(
                  violation.pointer(),
                  violation.rule(),
                  violation.limit(),
                  violation.value(),
                  file.source().toString())
              : violation);
    }
  }
}
