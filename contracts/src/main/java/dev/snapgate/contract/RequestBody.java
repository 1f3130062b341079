package dev.snapgate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of a case's request: JSON whose strings are templates, or a text that need not be JSON.
 *
 * <p>In an array, {@code {"$repeat":50,"item":…}} stands for so many of the item, with {@code
 * ${index}} counting from 1.
 */
record RequestBody(JsonNode json, Optional<Template> text) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String INDEX = "index";
  private static final String REPEAT = "$repeat";
  private static final String ITEM = "item";
  private static final int MOST_REPEATED = 1_000;

  String fill(Map<String, String> bindings) {
    return text.map(template -> template.fill(bindings))
        .orElseGet(() -> fill(json, bindings).toString());
  }

  private static JsonNode fill(JsonNode node, Map<String, String> bindings) {
    if (node.isTextual()) {
      return NODES.textNode(new Template(node.textValue()).fill(bindings));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode filled = NODES.objectNode();
      object.properties().forEach(e -> filled.set(e.getKey(), fill(e.getValue(), bindings)));
      return filled;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode filled = NODES.arrayNode();
      for (JsonNode item : array) {
        if (item.has(REPEAT)) {
          Map<String, String> counted = new HashMap<>(bindings);
          for (int i = 1; i <= item.path(REPEAT).intValue(); i++) {
            counted.put(INDEX, Integer.toString(i));
            filled.add(fill(item.path(ITEM), counted));
          }
        } else {
          filled.add(fill(item, bindings));
        }
      }
      return filled;
    }
    return node;
  }

  Stream<Template> templates() {
    if (text.isPresent()) {
      return text.stream();
    }
    List<Template> templates = new ArrayList<>();
    collect(json, false, templates);
    return templates.stream();
  }

  private static void collect(JsonNode node, boolean repeated, List<Template> templates) {
    if (node.isTextual()) {
      String template = node.textValue();
      templates.add(new Template(repeated ? template.replace("${" + INDEX + "}", "") : template));
    }
    boolean counts = repeated || node.has(REPEAT);
    node.forEach(child -> collect(child, counts, templates));
  }

  /** How many characters it has about when filled in, without what is bound. */
  long size() {
    return text.map(Template::size).orElseGet(() -> size(json));
  }

  private static long size(JsonNode node) {
    if (node.isTextual()) {
      return new Template(node.textValue()).size();
    }
    long size = 2;
    for (JsonNode child : node) {
      size += size(child);
    }
    return size * Math.max(1, node.path(REPEAT).intValue());
  }

  /** Whether every {@code $repeat} is one. */
  boolean isWellFormed() {
    return isWellFormed(json, false, false);
  }

  private static boolean isWellFormed(JsonNode node, boolean inArray, boolean repeated) {
    if (node.has(REPEAT)) {
      JsonNode times = node.path(REPEAT);
      return inArray
          && !repeated
          && node.size() == 2
          && node.has(ITEM)
          && times.isIntegralNumber()
          && times.canConvertToInt()
          && times.intValue() >= 1
          && times.intValue() <= MOST_REPEATED
          && isWellFormed(node.path(ITEM), false, true);
    }
    for (JsonNode child : node) {
      if (!isWellFormed(child, node.isArray(), repeated)) {
        return false;
      }
    }
    return true;
  }
}
