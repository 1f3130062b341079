package dev.snapgate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.Json;
import dev.snapgate.internal.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A body of a case: JSON whose strings are templates, or a text that need not be JSON. A request is
 * made of it, and a response is compared with it.
 *
 * <p>In an array, {@code {"$repeat":50,"item":…}} stands for so many of the item, with {@code
 * ${index}} counting from 1.
 */
record BodyTemplate(JsonNode json, Optional<Template> text) {

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
      items(array, bindings).forEach(item -> filled.add(fill(item.node(), item.bindings())));
      return filled;
    }
    return node;
  }

  private record Item(JsonNode node, Map<String, String> bindings) {}

  /** The items of an array, repetitions written out. */
  private static List<Item> items(ArrayNode array, Map<String, String> bindings) {
    List<Item> items = new ArrayList<>();
    for (JsonNode item : array) {
      if (item.has(REPEAT)) {
        for (int i = 1; i <= item.path(REPEAT).intValue(); i++) {
          Map<String, String> counted = new HashMap<>(bindings);
          counted.put(INDEX, Integer.toString(i));
          items.add(new Item(item.path(ITEM), counted));
        }
      } else {
        items.add(new Item(item, bindings));
      }
    }
    return items;
  }

  /**
   * One place where a body is not what was expected.
   *
   * @param rule {@code equals}, {@code present} or {@code absent}
   */
  record Difference(String pointer, String rule, String expected, String found) {}

  /**
   * Where a body differs from this. Members that are not expected may be there; one that is
   * expected to be null must not be; {@code ${any}} is there, whatever it is.
   */
  List<Difference> differences(JsonNode found, Map<String, String> bindings) {
    List<Difference> differences = new ArrayList<>();
    compare("", new Item(json, bindings), found, differences);
    return differences;
  }

  private static void compare(
      String pointer, Item item, JsonNode found, List<Difference> differences) {
    JsonNode expected = item.node();
    boolean absent = found.isMissingNode() || found.isNull();
    if (expected.isNull()) {
      if (!absent) {
        differences.add(new Difference(pointer, "absent", "", JsonText.abbreviated(found)));
      }
    } else if (absent) {
      differences.add(new Difference(pointer, "present", "", "absent"));
    } else if (expected.isTextual() && found.isTextual()) {
      Template text = new Template(expected.textValue());
      if (!text.matches(found.textValue(), item.bindings())) {
        differences.add(
            new Difference(pointer, "equals", text.fill(item.bindings()), found.textValue()));
      }
    } else if (expected instanceof ObjectNode object && found.isObject()) {
      object
          .properties()
          .forEach(
              member ->
                  compare(
                      pointer + "/" + Json.escaped(member.getKey()),
                      new Item(member.getValue(), item.bindings()),
                      found.path(member.getKey()),
                      differences));
    } else if (expected instanceof ArrayNode array && found.isArray()) {
      List<Item> items = items(array, item.bindings());
      if (items.size() != found.size()) {
        differences.add(
            new Difference(
                pointer,
                "equals",
                "an array of the length " + items.size(),
                JsonText.abbreviated(found)));
      }
      for (int i = 0; i < Math.min(items.size(), found.size()); i++) {
        compare(pointer + "/" + i, items.get(i), found.path(i), differences);
      }
    } else if (!isAny(expected) && !isSameNumber(expected, found) && !expected.equals(found)) {
      differences.add(
          new Difference(
              pointer, "equals", JsonText.abbreviated(expected), JsonText.abbreviated(found)));
    }
  }

  private static boolean isAny(JsonNode expected) {
    return expected.isTextual() && expected.textValue().equals("${any}");
  }

  private static boolean isSameNumber(JsonNode expected, JsonNode found) {
    return expected.isNumber()
        && found.isNumber()
        && expected.decimalValue().compareTo(found.decimalValue()) == 0;
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
