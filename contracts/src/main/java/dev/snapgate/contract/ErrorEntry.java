package dev.snapgate.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One entry of {@code errors.json}. */
record ErrorEntry(
    String id,
    String type,
    Optional<String> code,
    int status,
    Optional<String> message,
    String layout,
    Optional<String> literal,
    Optional<String> contentType,
    Set<String> retriedBy,
    Source source) {

  private static final List<String> CLIENTS =
      List.of("boto3-legacy", "boto3-standard", "java-v1", "java-v2", "js-v3");

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
                "body",
                "literal",
                "contentType",
                "retriedBy",
                "source")) {
      ErrorEntry entry = read(data);
      if (entries.put(entry.id(), entry) != null) {
        throw data.refused("id", "is \"" + entry.id() + "\", which another error of the file has");
      }
    }
    return entries;
  }

  private static ErrorEntry read(DataObject data) {
    String layout = data.oneOf("body", "json", "json-Message", "xml", "none", "literal");
    Optional<String> literal = data.optionalText("literal");
    if (layout.equals("literal") != literal.isPresent()) {
      throw data.refused("literal", "must be given if and only if \"body\" is \"literal\"");
    }
    Optional<String> code = data.optionalText("code");
    if (code.isPresent() && !layout.startsWith("json")) {
      throw data.refused("code", "has no place in a body that is \"" + layout + "\"");
    }
    Set<String> retriedBy = new LinkedHashSet<>(data.texts("retriedBy"));
    for (String client : retriedBy) {
      if (!CLIENTS.contains(client)) {
        throw data.refused("retriedBy", "names \"" + client + "\"; known are " + CLIENTS);
      }
    }
    return new ErrorEntry(
        data.text("id"),
        data.text("type"),
        code,
        data.integer("status", 400, 599),
        data.optionalText("message"),
        layout,
        literal,
        data.optionalText("contentType"),
        Set.copyOf(retriedBy),
        Source.read(data.object("source", Source.KEYS)));
  }

  String body() {
    return switch (layout) {
      case "none" -> "";
      case "literal" -> literal.orElseThrow();
      case "xml" -> message.map(this::xml).orElseGet(() -> "<" + type + "/>\n");
      default -> json(message);
    };
  }

  String body(String text) {
    if (layout.startsWith("json")) {
      return json(Optional.of(text));
    }
    if (layout.equals("xml") && message.isPresent()) {
      return xml(text);
    }
    throw new IllegalStateException(
        id + " carries no message on the wire; take body() without one");
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
    Json.appendQuoted(out, type);
    if (text.isPresent()) {
      out.append(layout.equals("json") ? ",\"message\":" : ",\"Message\":");
      Json.appendQuoted(out, text.get());
    }
    if (code.isPresent()) {
      out.append(",\"error\":{\"errorCode\":");
      Json.appendQuoted(out, code.get());
      out.append('}');
    }
    return out.append('}').toString();
  }
}
