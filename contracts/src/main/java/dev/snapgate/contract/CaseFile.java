package dev.snapgate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code cases/<id>.json}.
 *
 * @param headers what is added to the usual headers, or takes one of them away if empty
 * @param members what a successful response must hold, by name; empty if an error is promised
 * @param errors the errors that may be answered, the likeliest first; empty if success is promised
 */
record CaseFile(
    String id,
    String claim,
    List<String> apiVersions,
    Optional<String> given,
    boolean createsSnapshot,
    ContractCase.Inducible inducible,
    String method,
    Template query,
    Map<String, Optional<Template>> headers,
    RequestBody body,
    Map<String, Template> signing,
    Map<String, Template> members,
    List<GatewayError> errors,
    Optional<Template> message,
    Optional<Source> messageSource,
    Source source) {

  private static final List<String> SIGNING =
      List.of("as", "offset", "signedHeaders", "body", "token", "X-Amz-Date", "replace", "with");

  static CaseFile read(String label, String id, ObjectNode document) {
    DataObject data =
        DataObject.of(
            label,
            "",
            document,
            "id",
            "claim",
            "apiVersions",
            "given",
            "effect",
            "inducible",
            "request",
            "response",
            "source");
    if (!data.text("id").equals(id)) {
      throw data.refused("id", "is \"" + data.text("id") + "\"; the file is named " + id);
    }
    boolean creates = data.oneOf("effect", "none", "creates-snapshot").equals("creates-snapshot");
    ContractCase.Inducible inducible = inducible(data);
    if (creates
        && inducible != ContractCase.Inducible.MUTATING
        && inducible != ContractCase.Inducible.LAB) {
      throw data.refused("inducible", "must be mutating or lab, since the case creates a snapshot");
    }
    DataObject request =
        data.object("request", "method", "query", "headers", "body", "text", "signing");
    DataObject response = data.object("response", "members", "errors", "message", "messageSource");
    List<GatewayError> errors = errors(response);
    if (response.has("members") == response.has("errors") || creates != response.has("members")) {
      throw data.refused(
          "response",
          "must have \"members\" if the case creates a snapshot, and \"errors\" if it does not");
    }
    if (response.has("message") != response.has("messageSource")) {
      throw response.refused("message", "and \"messageSource\" go together");
    }
    CaseFile file =
        new CaseFile(
            id,
            data.text("claim"),
            data.texts("apiVersions"),
            data.optionalText("given"),
            creates,
            inducible,
            request.optionalText("method").orElse("POST"),
            new Template(request.optionalText("query").orElse("")),
            headers(request),
            body(request),
            signing(request),
            response.has("members") ? templates(response.map("members")) : Map.of(),
            errors,
            response.optionalText("message").map(Template::new),
            response.has("messageSource")
                ? Optional.of(Source.read(response.object("messageSource", Source.KEYS)))
                : Optional.empty(),
            Source.read(data.object("source", Source.KEYS)));
    for (Template template : file.templates().toList()) {
      if (!template.isWellFormed()) {
        throw data.refused(
            "request", "has a place that is none of ${name}, ${repeat(x,9)}, ${padTo(9,x)}");
      }
    }
    return file;
  }

  private static ContractCase.Inducible inducible(DataObject data) {
    String[] names =
        Stream.of(ContractCase.Inducible.values())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    return ContractCase.Inducible.valueOf(data.oneOf("inducible", names).toUpperCase(Locale.ROOT));
  }

  private static List<GatewayError> errors(DataObject response) {
    List<GatewayError> errors = new ArrayList<>();
    if (response.has("errors")) {
      for (String name : response.texts("errors")) {
        errors.add(
            GatewayError.named(name)
                .orElseThrow(
                    () ->
                        response.refused(
                            "errors", "has \"" + name + "\", which is not in the catalogue")));
      }
    }
    return List.copyOf(errors);
  }

  private static Map<String, Optional<Template>> headers(DataObject request) {
    Map<String, Optional<Template>> headers = new LinkedHashMap<>();
    if (request.has("headers")) {
      DataObject data = request.map("headers");
      for (String name : data.keys()) {
        headers.put(
            name,
            data.node(name).isNull()
                ? Optional.empty()
                : Optional.of(new Template(data.text(name))));
      }
    }
    return headers;
  }

  private static RequestBody body(DataObject request) {
    if (request.has("body") == request.has("text")) {
      throw request.refused("body", "or \"text\" must be there, and not both");
    }
    if (request.has("body")) {
      return new RequestBody(request.node("body"), Optional.empty());
    }
    JsonNode text = request.node("text");
    if (!text.isTextual()) {
      throw request.refused("text", "must be a string; it is " + Json.abbreviated(text));
    }
    return new RequestBody(text, Optional.of(new Template(text.textValue())));
  }

  private static Map<String, Template> signing(DataObject request) {
    Map<String, Template> signing = new LinkedHashMap<>();
    if (request.has("signing")) {
      DataObject data = request.object("signing", SIGNING.toArray(String[]::new));
      for (String name : SIGNING) {
        data.optionalText(name).ifPresent(text -> signing.put(name, new Template(text)));
      }
      if (signing.containsKey("as")) {
        data.oneOf("as", "nobody", "anyone", "impostor");
      }
      if (signing.containsKey("replace") != signing.containsKey("with")) {
        throw data.refused("replace", "and \"with\" go together");
      }
      data.optionalText("offset").ifPresent(offset -> checkDuration(data, offset));
    }
    return signing;
  }

  private static void checkDuration(DataObject data, String offset) {
    try {
      Duration.parse(offset);
    } catch (DateTimeParseException e) {
      throw data.refused("offset", "is \"" + offset + "\"; one looks like -PT20M");
    }
  }

  private static Map<String, Template> templates(DataObject data) {
    Map<String, Template> templates = new LinkedHashMap<>();
    data.keys().forEach(name -> templates.put(name, new Template(data.text(name))));
    return templates;
  }

  /** Everything that is filled in. */
  Stream<Template> templates() {
    return Stream.of(
            Stream.of(query),
            body.templates(),
            headers.values().stream().flatMap(Optional::stream),
            signing.values().stream(),
            members.values().stream(),
            message.stream())
        .flatMap(all -> all);
  }
}
