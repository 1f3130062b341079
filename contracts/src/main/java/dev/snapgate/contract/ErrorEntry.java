package dev.snapgate.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.json.JsonText;
import dev.snapgate.internal.schema.Source;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of {@code errors.json}.
 *
 * @param messageForm what the message always is, where it quotes what differs from call to call
 * @param older how older services of AWS say the same
 */
record ErrorEntry(
    String id,
    String type,
    Optional<String> code,
    int status,
    Optional<String> message,
    Optional<Template> messageForm,
    Optional<Older> older,
    String layout,
    Optional<String> literal,
    Optional<String> contentType,
    Set<String> retriedBy,
    Source source) {

  private static final List<String> CLIENTS =
      List.of("boto3-legacy", "boto3-standard", "java-v1", "java-v2", "js-v3");

  /**
   * The same error of another generation of AWS's services.
   *
   * @param message its text; empty where its answer has no body
   */
  record Older(Optional<String> message) {
    private static Older read(DataObject data) {
      if (data.has("message") == data.has("body")) {
        throw data.refused("message", "or \"body\" must be there, and not both");
      }
      if (data.has("body")) {
        data.oneOf("body", "none");
      }
      return new Older(data.optionalText("message"));
    }
  }

  /** The entries of one file by id, in its order. */
  static Map<String, ErrorEntry> readAll(String file, ObjectNode document) {
    Map<String, ErrorEntry> entries = new LinkedHashMap<>();
    for (DataObject data :
        DataObject.of(file, "", document, "errors")
            .objects(
                "errors",
                "id",
                "type",
                "code",
                "status",
                "message",
                "messageForm",
                "older",
                "body",
                "literal",
                "contentType",
                "retriedBy",
                "source")) {
      ErrorEntry entry = read(data);
      if (entries.put(entry.id(), entry) != null) {
        throw data.refused(
            "id", "is " + DataObject.shown(entry.id()) + ", which another error of the file has");
      }
    }
    return entries;
  }

  private static ErrorEntry read(DataObject data) {
    String layout = data.oneOf("body", "json", "json-Message", "xml", "text", "none", "literal");
    Optional<String> literal = data.optionalText("literal");
    if (layout.equals("literal") != literal.isPresent()) {
      throw data.refused("literal", "must be given if and only if \"body\" is \"literal\"");
    }
    Optional<String> code = data.optionalText("code");
    if (code.isPresent() && !layout.startsWith("json")) {
      throw data.refused("code", "has no place in a body that is \"" + layout + "\"");
    }
    Optional<String> message = data.optionalText("message");
    if (layout.equals("text") && message.isEmpty()) {
      throw data.refused("message", "is missing; it is the whole of a body that is \"text\"");
    }
    Optional<Template> form = data.optionalText("messageForm").map(Template::new);
    if (form.isPresent() && (message.isEmpty() || !form.get().matches(message.get(), Map.of()))) {
      throw data.refused("messageForm", "must be the form of \"message\"");
    }
    Set<String> retriedBy = new LinkedHashSet<>(data.texts("retriedBy"));
    for (String client : retriedBy) {
      if (!CLIENTS.contains(client)) {
        throw data.refused(
            "retriedBy", "names " + DataObject.shown(client) + "; known are " + CLIENTS);
      }
    }
    return new ErrorEntry(
        data.text("id"),
        data.text("type"),
        code,
        data.integer("status", 400, 599),
        message,
        form,
        data.has("older")
            ? Optional.of(Older.read(data.object("older", "message", "body")))
            : Optional.empty(),
        layout,
        literal,
        data.optionalText("contentType"),
        Set.copyOf(retriedBy),
        Source.read(data.object("source", Source.keys())));
  }

  String body() {
    return switch (layout) {
      case "none" -> "";
      case "literal" -> literal.orElseThrow();
      case "text" -> message.orElseThrow();
      case "xml" -> message.map(this::xml).orElseGet(() -> "<" + type + "/>\n");
      default -> json(message);
    };
  }

  String body(String text) {
    if (layout.startsWith("json")) {
      return json(Optional.of(text));
    }
    if (layout.equals("text")) {
      return text;
    }
    if (layout.equals("xml") && message.isPresent()) {
      return xml(text);
    }
    throw new IllegalStateException(
        id + " carries no message on the wire; take body() without one");
  }

  /** The body of the older form, if there is one. */
  Optional<String> olderBody() {
    return older.map(form -> form.message().map(this::body).orElse(""));
  }

  /** Whether a message is this error's, in its newer or its older form. */
  boolean says(String found) {
    return messageForm
            .map(form -> form.matches(found, Map.of()))
            .orElseGet(() -> message.filter(found::startsWith).isPresent())
        || older.flatMap(Older::message).filter(found::startsWith).isPresent();
  }

  private String xml(String text) {
    return "<"
        + type
        + ">\n  <Message>"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</Message>\n</"
        + type
        + ">\n";
  }

  private String json(Optional<String> text) {
    StringBuilder out = new StringBuilder("{\"__type\":");
    JsonText.appendQuoted(out, type);
    // As on the wire (hashicorp/terraform-provider-aws issue 25917); the user guide has it last.
    if (code.isPresent()) {
      out.append(",\"error\":{\"errorCode\":");
      JsonText.appendQuoted(out, code.get());
      out.append('}');
    }
    if (text.isPresent()) {
      out.append(layout.equals("json") ? ",\"message\":" : ",\"Message\":");
      JsonText.appendQuoted(out, text.get());
    }
    return out.append('}').toString();
  }
}
