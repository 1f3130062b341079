package dev.snapgate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.json.JsonText;
import dev.snapgate.internal.schema.Source;
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
 * @param members what a successful response must hold; empty if an error is promised
 * @param errors the errors that may be answered, the likeliest first; empty if success is promised
 * @param errorsSource what it rests on that it is one of these errors and no other; that of the
 *     catalogue's entry if empty
 * @param olderMessage what older services of AWS say in place of the message; both keep the promise
 */
record CaseFile(
    String id,
    String claim,
    List<String> apiVersions,
    Optional<String> given,
    Effect effect,
    ContractCase.Inducible inducible,
    String method,
    Template query,
    Map<String, Optional<Template>> headers,
    BodyTemplate body,
    Map<String, Template> signing,
    Optional<BodyTemplate> members,
    List<StorageGatewayError> errors,
    Optional<Source> errorsSource,
    Optional<Template> message,
    Optional<Template> olderMessage,
    Optional<Source> messageSource,
    Source source) {

  /** What an endpoint that keeps the promise does beside answering. */
  enum Effect {
    NONE,
    /** Something is created that lasts and may cost money. */
    CREATES
  }

  private static final List<String> SIGNING =
      List.of("as", "offset", "signedHeaders", "body", "token", "X-Amz-Date", "replace", "with");

  private static final Duration MOST_OFFSET = Duration.ofDays(36_500);
  private static final int MOST_CHARACTERS = 4 << 20;

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
      throw data.refused(
          "id", "is " + DataObject.shown(data.text("id")) + "; the file is named " + id);
    }
    Effect effect = constant(Effect.values(), data, "effect");
    ContractCase.Inducible inducible = constant(ContractCase.Inducible.values(), data, "inducible");
    if (effect == Effect.CREATES
        && inducible != ContractCase.Inducible.MUTATING
        && inducible != ContractCase.Inducible.LAB) {
      throw data.refused("inducible", "must be mutating or lab, since the case creates something");
    }
    if (inducible.compareTo(ContractCase.Inducible.AUTHENTICATED) > 0 && !data.has("given")) {
      throw data.refused("given", "is missing; a case that is " + name(inducible) + " needs it");
    }
    List<String> apiVersions = data.texts("apiVersions");
    if (apiVersions.isEmpty()) {
      throw data.refused("apiVersions", "is empty; a case needs one at least");
    }
    DataObject request =
        data.object("request", "method", "query", "headers", "body", "text", "signing");
    DataObject response =
        data.object(
            "response",
            "members",
            "errors",
            "errorsSource",
            "message",
            "olderMessage",
            "messageSource");
    boolean succeeds = response.has("members");
    if (succeeds == response.has("errors")) {
      throw data.refused("response", "must have either \"members\", of a success, or \"errors\"");
    }
    if (response.has("message") != response.has("messageSource")) {
      throw response.refused("message", "and \"messageSource\" go together");
    }
    if (response.has("olderMessage") && !response.has("message")) {
      throw response.refused("olderMessage", "needs a newer \"message\" beside it");
    }
    for (String key : List.of("errorsSource", "message")) {
      if (succeeds && response.has(key)) {
        throw response.refused(key, "has no place beside \"members\"");
      }
    }
    CaseFile file =
        new CaseFile(
            id,
            data.text("claim"),
            apiVersions,
            data.optionalText("given"),
            effect,
            inducible,
            request.optionalText("method").orElse("POST"),
            new Template(request.optionalText("query").orElse("")),
            headers(request),
            body(request),
            signing(request),
            succeeds ? Optional.of(members(response)) : Optional.empty(),
            succeeds ? List.of() : errors(response),
            source(response, "errorsSource"),
            response.optionalText("message").map(Template::new),
            response.optionalText("olderMessage").map(Template::new),
            source(response, "messageSource"),
            Source.read(data.object("source", Source.keys())));
    file.checkPlaces(data);
    file.checkSendable(request);
    file.checkTier(data, request);
    return file;
  }

  private void checkPlaces(DataObject data) {
    for (String key : List.of("request", "response")) {
      boolean sent = key.equals("request");
      for (Template template : (sent ? requestTemplates() : responseTemplates()).toList()) {
        if (!template.isWellFormed() || (sent && template.hasAny())) {
          throw data.refused(
              key,
              "has a place in "
                  + DataObject.shown(template.text())
                  + " that is none of ${name}, ${repeat(x,9)}, ${padTo(9,x)}"
                  + (sent ? "" : ", ${any}"));
        }
      }
    }
  }

  /** That a client can send it, as far as that does not depend on what is bound. */
  private void checkSendable(DataObject request) {
    Sendable.checkMethod(request, "method", method);
    Sendable.checkQuery(request, "query", query.fixed());
    for (Map.Entry<String, Optional<Template>> header : headers.entrySet()) {
      DataObject map = request.map("headers");
      Sendable.checkHeaderName(map, header.getKey());
      header
          .getValue()
          .ifPresent(value -> Sendable.checkHeader(map, header.getKey(), value.fixed()));
    }
    for (String key : List.of("signedHeaders", "token", "X-Amz-Date", "with")) {
      Template value = signing.get(key);
      if (value != null) {
        Sendable.checkHeader(request.map("signing"), key, value.fixed());
      }
    }
    if (body.size() > MOST_CHARACTERS || requestTemplates().anyMatch(CaseFile::isTooLong)) {
      throw request.refused(
          body.text().isPresent() ? "text" : "body",
          "or another part becomes longer than "
              + MOST_CHARACTERS
              + " characters when its repetitions are filled in");
    }
  }

  /** What a tier promises to whoever lets it run. */
  private void checkTier(DataObject data, DataObject request) {
    String as = signing.containsKey("as") ? request.map("signing").text("as") : "";
    if (as.equals("nobody") && signing.size() > 1) {
      throw data.refused("request", "is signed as nobody, so \"signing\" can say nothing else");
    }
    if (inducible.compareTo(ContractCase.Inducible.AUTHENTICATED) <= 0
        && templates().anyMatch(template -> template.names().contains("volumeARN"))) {
      throw data.refused(
          "inducible",
          "is "
              + name(inducible)
              + ", but the case names ${volumeARN}, of which an endpoint may make a snapshot; take"
              + " ${unknownVolumeARN}, or mutating or lab");
    }
    if (inducible == ContractCase.Inducible.ANONYMOUS
        && !as.equals("nobody")
        && !as.equals("anyone")) {
      throw data.refused("inducible", "is anonymous, so it must be signed \"as\" nobody or anyone");
    }
  }

  private static boolean isTooLong(Template template) {
    return template.size() > MOST_CHARACTERS;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Source> source(DataObject response, String key) {
    return response.has(key)
        ? Optional.of(Source.read(response.object(key, Source.keys())))
        : Optional.empty();
  }

  private static <E extends Enum<E>> E constant(E[] all, DataObject data, String key) {
    String found = data.oneOf(key, Stream.of(all).map(CaseFile::name).toArray(String[]::new));
    return Stream.of(all).filter(each -> name(each).equals(found)).findFirst().orElseThrow();
  }

  private static List<StorageGatewayError> errors(DataObject response) {
    List<StorageGatewayError> errors = new ArrayList<>();
    for (String name : response.texts("errors")) {
      errors.add(
          StorageGatewayError.named(name)
              .orElseThrow(
                  () ->
                      response.refused(
                          "errors",
                          "has " + DataObject.shown(name) + ", which is not in the catalogue")));
    }
    if (errors.isEmpty()) {
      throw response.refused("errors", "is empty; name one error at least");
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

  private static BodyTemplate body(DataObject request) {
    if (request.has("body") == request.has("text")) {
      throw request.refused("body", "or \"text\" must be there, and not both");
    }
    if (request.has("body")) {
      return tree(request, "body");
    }
    JsonNode text = request.node("text");
    if (!text.isTextual()) {
      throw request.refused("text", "must be a string; it is " + JsonText.abbreviated(text));
    }
    return new BodyTemplate(text, Optional.of(new Template(text.textValue())));
  }

  private static BodyTemplate members(DataObject response) {
    response.map("members");
    return tree(response, "members");
  }

  private static BodyTemplate tree(DataObject data, String key) {
    BodyTemplate tree = new BodyTemplate(data.node(key), Optional.empty());
    if (!tree.isWellFormed()) {
      throw data.refused(
          key,
          "has a repetition that is not {\"$repeat\": 1 to 1000, \"item\": …} in an array, and in"
              + " no other repetition");
    }
    return tree;
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
      if (Duration.parse(offset).abs().compareTo(MOST_OFFSET) > 0) {
        throw data.refused(
            "offset",
            "is "
                + DataObject.shown(offset)
                + "; a date has four digits for its year, so at most "
                + MOST_OFFSET.toDays()
                + " days");
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw data.refused("offset", "is " + DataObject.shown(offset) + "; one looks like -PT20M");
    }
  }

  /** Everything that is filled in. */
  Stream<Template> templates() {
    return Stream.concat(requestTemplates(), responseTemplates());
  }

  private Stream<Template> requestTemplates() {
    return Stream.of(
            Stream.of(query),
            body.templates(),
            headers.values().stream().flatMap(Optional::stream),
            signing.values().stream())
        .flatMap(all -> all);
  }

  private Stream<Template> responseTemplates() {
    return Stream.of(
            members.stream().flatMap(BodyTemplate::templates),
            message.stream(),
            olderMessage.stream())
        .flatMap(all -> all);
  }
}
