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
        if (item.has("$repeat")) {
          Map<String, String> counted = new HashMap<>(bindings);
          for (int i = 1; i <= item.path("$repeat").intValue(); i++) {
            counted.put(INDEX, Integer.toString(i));
            filled.add(fill(item.path("item"), counted));
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
    collect(json, templates);
    return templates.stream();
  }

  private static void collect(JsonNode node, List<Template> templates) {
    if (node.isTextual()) {
      templates.add(new Template(node.textValue().replace("${" + INDEX + "}", "")));
    }
    node.forEach(child -> collect(child, templates));
  }
}
