package dev.snapgate.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.text.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a contract file, read key by key. Whatever is wrong is an {@link
 * IllegalArgumentException} that names file, place and rule.
 */
public final class DataObject {

  private static final int SHOWN = 200;

  private final String file;
  private final String pointer;
  private final ObjectNode node;

  private DataObject(String file, String pointer, ObjectNode node) {
    this.file = file;
    this.pointer = pointer;
    this.node = node;
  }

  /** Takes an object that has no keys but the known ones. */
  public static DataObject of(String file, String pointer, JsonNode node, String... known) {
    DataObject object = ofAnyKeys(file, pointer, node);
    List<String> keys = List.of(known);
    for (Map.Entry<String, JsonNode> member : object.node.properties()) {
      if (!keys.contains(member.getKey())) {
        throw object.refused(member.getKey(), "is an unknown key; known are " + keys);
      }
    }
    return object;
  }

  private static DataObject ofAnyKeys(String file, String pointer, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new DataObject(file, pointer, object);
    }
    throw new IllegalArgumentException(
        file + ": " + place(pointer) + " must be an object; it is " + JsonText.abbreviated(node));
  }

  public String text(String key) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      throw refused(key, "is missing; it must be a string");
    }
    return text.get();
  }

  public Optional<String> optionalText(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw refused(
          key, "must be a string that is not empty; it is " + JsonText.abbreviated(value));
    }
    return Optional.of(value.textValue());
  }

  public String oneOf(String key, String... allowed) {
    String value = text(key);
    if (!List.of(allowed).contains(value)) {
      throw refused(key, "is " + shown(value) + "; it must be one of " + List.of(allowed));
    }
    return value;
  }

  public int integer(String key, int from, int to) {
    JsonNode value = required(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < from
        || value.intValue() > to) {
      throw refused(
          key,
          "must be a whole number from "
              + from
              + " to "
              + to
              + "; it is "
              + JsonText.abbreviated(value));
    }
    return value.intValue();
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode item : array(key)) {
      if (!item.isTextual()) {
        throw refused(key, "must hold strings; it holds " + JsonText.abbreviated(item));
      }
      if (!seen.add(item.textValue())) {
        throw refused(key, "has " + shown(item.textValue()) + " twice");
      }
      texts.add(item.textValue());
    }
    return List.copyOf(texts);
  }

  public List<DataObject> objects(String key, String... known) {
    List<DataObject> objects = new ArrayList<>();
    for (JsonNode item : array(key)) {
      objects.add(
          of(file, under(key).concat("/").concat(Integer.toString(objects.size())), item, known));
    }
    return List.copyOf(objects);
  }

  public DataObject object(String key, String... known) {
    return of(file, under(key), required(key), known);
  }

  /** An object whose keys are names of the contract's own choosing. */
  public DataObject map(String key) {
    return ofAnyKeys(file, under(key), required(key));
  }

  /** In alphabetical order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    keys.sort(null);
    return keys;
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /** The value as it is. */
  public JsonNode node(String key) {
    return required(key);
  }

  private JsonNode array(String key) {
    JsonNode value = required(key);
    if (!value.isArray()) {
      throw refused(key, "must be an array; it is " + JsonText.abbreviated(value));
    }
    return value;
  }

  private JsonNode required(String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw refused(key, "is missing");
    }
    return value;
  }

  // String.concat where contracts are loaded: each + of strings costs a cold start about a
  // millisecond.
  private String under(String key) {
    return pointer.concat("/").concat(key);
  }

  /** A text of the file, in quotes: a message is one line and not longer than a reader needs. */
  public static String shown(String text) {
    return "\"" + Visible.line(text, SHOWN) + "\"";
  }

  public IllegalArgumentException refused(String key, String rule) {
    return new IllegalArgumentException(refusal(file, pointer, key, rule));
  }

  /** What is wrong with a file, and where. */
  public static String refusal(String file, String pointer, String key, String rule) {
    return file + ": " + shown(key) + " at " + place(pointer) + " " + rule;
  }

  /** A pointer into the file, as a message shows it. */
  public static String place(String pointer) {
    return "#" + Visible.line(pointer, SHOWN);
  }
}
