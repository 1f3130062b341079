package dev.snapgate.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * What a schema must be before it is compiled: closed in its keywords, local in its references,
 * free of cycles that come back to the same value, and with a source for every limit.
 */
final class SchemaCheck {

  static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  /** Keywords that check nothing; {@code then} and {@code else} are read by {@code if}. */
  static final List<String> ANNOTATIONS =
      List.of("$schema", "$comment", "$defs", "title", "description", "then", "else", "sources");

  private static final List<String> TYPES =
      List.of("array", "boolean", "integer", "null", "number", "object", "string");
  private static final List<String> SINGLE =
      List.of("items", "additionalProperties", "not", "if", "then", "else");
  private static final List<String> MAPS = List.of("properties", "$defs");
  private static final int SUBSCHEMAS = 1_000;

  private final String file;
  private final ObjectNode document;
  private final Map<String, ObjectNode> subschemas = new LinkedHashMap<>();

  private SchemaCheck(String file, ObjectNode document) {
    this.file = file;
    this.document = document;
  }

  static void check(String file, ObjectNode document) {
    SchemaCheck check = new SchemaCheck(file, document);
    check.root();
    check.references();
  }

  private void root() {
    if (!DRAFT.equals(document.path("$schema").textValue())) {
      throw refused("", "$schema", "must be \"" + DRAFT + "\"");
    }
    subschema("", document, true);
  }

  private void subschema(String pointer, JsonNode node, boolean reported) {
    if (!(node instanceof ObjectNode schema)) {
      throw new IllegalArgumentException(
          file
              + ": "
              + DataObject.place(pointer)
              + " must be a schema, that is an object; it is "
              + JsonText.abbreviated(node));
    }
    if (subschemas.size() == SUBSCHEMAS) {
      throw new IllegalArgumentException(file + ": more than " + SUBSCHEMAS + " subschemas");
    }
    subschemas.put(pointer, schema);
    Set<String> limits = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      String keyword = member.getKey();
      if (keyword(pointer, keyword, member.getValue())) {
        limits.add(keyword);
      }
    }
    if ((schema.has("then") || schema.has("else")) && !schema.has("if")) {
      throw refused(pointer, schema.has("then") ? "then" : "else", "needs an \"if\" beside it");
    }
    sources(pointer, schema, limits, reported);
    for (Map.Entry<String, JsonNode> child : children(pointer, schema).entrySet()) {
      // What fails inside a condition is not reported, so nobody asks for its source.
      boolean condition =
          child.getKey().equals(pointer + "/if") || child.getKey().equals(pointer + "/not");
      subschema(child.getKey(), child.getValue(), reported && !condition);
    }
  }

  /** Checks the keyword's value; true if the keyword is a limit, which needs a source. */
  private boolean keyword(String pointer, String keyword, JsonNode value) {
    switch (keyword) {
      case "$schema" -> {
        if (!pointer.isEmpty()) {
          throw refused(pointer, keyword, "may stand at the top only");
        }
        return false;
      }
      case "$comment", "title", "description" -> {
        require(value.isTextual(), pointer, keyword, "must be a string");
        return false;
      }
      case "$ref" -> {
        require(value.isTextual(), pointer, keyword, "must be a string");
        return false;
      }
      case "sources", "properties", "$defs" -> {
        require(value.isObject(), pointer, keyword, "must be an object");
        return false;
      }
      case "allOf" -> {
        require(
            value.isArray() && !value.isEmpty(), pointer, keyword, "must be an array of schemas");
        return false;
      }
      case "items", "if", "then", "else" -> {
        return false;
      }
      case "additionalProperties", "not" -> {
        return true;
      }
      case "type" -> {
        require(
            value.isTextual() && TYPES.contains(value.textValue()),
            pointer,
            keyword,
            "must be one of " + TYPES);
        return true;
      }
      case "required" -> {
        Set<String> names = new HashSet<>();
        boolean unique = value.isArray();
        for (JsonNode name : value) {
          unique &= name.isTextual() && names.add(name.textValue());
        }
        require(unique, pointer, keyword, "must be an array of different strings");
        return true;
      }
      case "minItems", "maxItems", "minLength", "maxLength" -> {
        require(
            value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0,
            pointer,
            keyword,
            "must be a whole number from 0 on");
        return true;
      }
      case "minimum", "maximum" -> {
        require(value.isNumber(), pointer, keyword, "must be a number");
        return true;
      }
      case "pattern" -> {
        require(value.isTextual(), pointer, keyword, "must be a string");
        try {
          BoundedPattern.compile(value.textValue());
        } catch (PatternSyntaxException e) {
          throw refused(
              pointer,
              keyword,
              "is not a regular expression: " + e.getDescription() + " near index " + e.getIndex());
        }
        return true;
      }
      case "enum" -> {
        require(
            value.isArray() && !value.isEmpty(), pointer, keyword, "must be an array of values");
        return true;
      }
      case "const" -> {
        return true;
      }
      default ->
          throw refused(
              pointer,
              keyword,
              "is not a keyword that contracts have; take it out, or check its spelling");
    }
  }

  private void sources(String pointer, ObjectNode schema, Set<String> limits, boolean reported) {
    JsonNode sources = schema.path("sources");
    for (Map.Entry<String, JsonNode> source : sources.properties()) {
      String place = pointer + "/sources";
      if (!limits.contains(source.getKey())) {
        throw refused(place, source.getKey(), "names no limit that stands beside \"sources\"");
      }
      Source.read(
          DataObject.of(file, place + "/" + source.getKey(), source.getValue(), Source.keys()));
    }
    for (String limit : limits) {
      if (reported && !sources.has(limit)) {
        throw refused(pointer, limit, "has no source; add it to \"sources\" beside it");
      }
    }
  }

  private void references() {
    Set<String> done = new HashSet<>();
    for (String pointer : subschemas.keySet()) {
      follow(pointer, new LinkedHashSet<>(), done);
    }
  }

  /**
   * A cycle that comes back to the value that it began with would never end. One that goes through
   * a member or an item ends where the body does.
   */
  private void follow(String pointer, Set<String> path, Set<String> done) {
    if (done.contains(pointer)) {
      return;
    }
    if (!path.add(pointer)) {
      List<String> cycle =
          new ArrayList<>(path).subList(List.copyOf(path).indexOf(pointer), path.size());
      throw new IllegalArgumentException(
          file
              + ": $ref cycle through "
              + String.join(" -> ", cycle.stream().map(DataObject::place).toList())
              + " -> "
              + DataObject.place(pointer)
              + "; it comes back to the same value, so the check would never end; let it go through"
              + " a member or an item, or take it out");
    }
    ObjectNode schema = subschemas.get(pointer);
    if (schema != null) {
      JsonNode ref = schema.get("$ref");
      if (ref != null) {
        follow(target(pointer, ref.textValue()), path, done);
      }
      for (String child : ofTheSameValue(pointer, schema)) {
        follow(child, path, done);
      }
    }
    path.remove(pointer);
    done.add(pointer);
  }

  /** The pointers of the schemas in this one that are put to the value that it is put to. */
  private static List<String> ofTheSameValue(String pointer, ObjectNode schema) {
    List<String> same = new ArrayList<>();
    for (String keyword : List.of("not", "if", "then", "else")) {
      if (schema.has(keyword)) {
        same.add(pointer + "/" + keyword);
      }
    }
    for (int index = 0; index < schema.path("allOf").size(); index++) {
      same.add(pointer + "/allOf/" + index);
    }
    return same;
  }

  private String target(String pointer, String ref) {
    if (!ref.equals("#") && !ref.startsWith("#/")) {
      throw refused(
          pointer,
          "$ref",
          "is " + DataObject.shown(ref) + "; it must stay in its file, as \"#/$defs/name\" does");
    }
    String target = ref.substring(1);
    if (!subschemas.containsKey(target)) {
      throw refused(pointer, "$ref", "is " + DataObject.shown(ref) + ", where no schema is");
    }
    return target;
  }

  private static Map<String, JsonNode> children(String pointer, ObjectNode schema) {
    Map<String, JsonNode> children = new LinkedHashMap<>();
    for (String keyword : SINGLE) {
      JsonNode child = schema.get(keyword);
      if (child != null && !(keyword.equals("additionalProperties") && child.isBoolean())) {
        children.put(pointer + "/" + keyword, child);
      }
    }
    int index = 0;
    for (JsonNode child : schema.path("allOf")) {
      children.put(pointer + "/allOf/" + index++, child);
    }
    for (String keyword : MAPS) {
      for (Map.Entry<String, JsonNode> child : schema.path(keyword).properties()) {
        children.put(
            pointer + "/" + keyword + "/" + child.getKey().replace("~", "~0").replace("/", "~1"),
            child.getValue());
      }
    }
    return children;
  }

  private void require(boolean holds, String pointer, String keyword, String rule) {
    if (!holds) {
      throw refused(pointer, keyword, rule);
    }
  }

  private IllegalArgumentException refused(String pointer, String key, String rule) {
    return new IllegalArgumentException(DataObject.refusal(file, pointer, key, rule));
  }
}
