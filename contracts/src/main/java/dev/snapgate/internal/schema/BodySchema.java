package dev.snapgate.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.json.Json;
import dev.snapgate.internal.json.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of one body, compiled. */
public final class BodySchema {

  private static final int REPORTED = 100;

  /** What stands beside a schema in an OpenAPI document, and checks nothing. */
  private static final List<String> OPENAPI =
      List.of(
          "openapi", "info", "servers", "security", "paths", "components", "examples", "default");

  private static final String OWN_LIMIT = "inferred: a limit of this library, and no rule of AWS";

  private final String file;
  private final ObjectNode document;
  private final List<String> members;
  private final Map<String, Integer> memberOrder = new HashMap<>();
  private volatile @Nullable Schema compiled;
  private volatile @Nullable QuickCheck quick;

  private BodySchema(String file, ObjectNode document) {
    this.file = file;
    this.document = document;
    List<String> names = new ArrayList<>();
    document.path("properties").fieldNames().forEachRemaining(names::add);
    this.members = List.copyOf(names);
    number(document);
  }

  /**
   * Checks and compiles.
   *
   * @throws IllegalArgumentException if it is no schema that a contract may have, naming the file
   *     and the place
   */
  public static BodySchema of(String file, ObjectNode document) {
    SchemaCheck.check(file, document);
    BodySchema schema = new BodySchema(file, document);
    schema.compiled();
    return schema;
  }

  /**
   * Takes a schema that the tests of this library have checked, and compiles it when it is first
   * used.
   */
  public static BodySchema bundled(String file, ObjectNode document) {
    return new BodySchema(file, document);
  }

  /**
   * Takes a schema that lies in a larger document, to which its references may lead.
   *
   * @throws IllegalArgumentException if there is no schema at the pointer
   */
  public static BodySchema within(String file, ObjectNode document, String pointer) {
    if (!document.at(Json.pointer(pointer)).isObject()) {
      throw new IllegalArgumentException(file + ": #" + pointer + " must be a schema");
    }
    ObjectNode schema = document.deepCopy();
    if (!pointer.isEmpty()) {
      schema.put("$ref", "#" + pointer);
    }
    BodySchema within = new BodySchema(file, schema);
    within.compiled();
    return within;
  }

  private Schema compiled() {
    Schema known = compiled;
    if (known == null) {
      synchronized (this) {
        known = compiled;
        if (known == null) {
          known = compile();
          compiled = known;
        }
      }
    }
    return known;
  }

  private Schema compile() {
    try {
      return Library.REGISTRY.getSchema(SchemaLocation.DOCUMENT, document);
    } catch (SchemaException e) {
      throw new IllegalArgumentException(file + " is not a JSON Schema: " + e.getMessage(), e);
    }
  }

  /** Those of the members that the body must have. */
  public List<String> required() {
    List<String> names = new ArrayList<>();
    document.path("required").forEach(name -> names.add(name.asText()));
    names.retainAll(members);
    return names;
  }

  /** The members of the body, in the schema's order. */
  public List<String> members() {
    return members;
  }

  /**
   * What is wrong with an object that holds no null members. One that costs too much to check is
   * wrong for that, and what was not checked by then is not told.
   */
  public List<BrokenRule> broken(ObjectNode body) {
    QuickCheck check = quick;
    if (check == null) {
      // If two threads make one each, they are the same.
      check = new QuickCheck(document);
      quick = check;
    }
    return check.passes(body) ? List.of() : broken(body, BoundedCheck.STEPS);
  }

  /** What the library finds, within a budget. */
  List<BrokenRule> broken(ObjectNode body, int steps) {
    BoundedCheck check = new BoundedCheck(steps);
    boolean finished = check.run(compiled(), body);
    List<Error> errors = check.found();
    if (finished && errors.isEmpty()) {
      return List.of();
    }
    List<Found> found = new ArrayList<>(errors.size() + 1);
    for (Error error : errors) {
      found.add(found(error));
    }
    if (!finished) {
      found.add(check.costliest().map(this::tooCostly).orElseGet(() -> tooCostly(body)));
    }
    found.sort(order());
    return found.stream().limit(REPORTED).map(Found::rule).toList();
  }

  /** The steps that the check of a body takes, at most {@link BoundedCheck#STEPS}. */
  int cost(ObjectNode body) {
    BoundedCheck check = new BoundedCheck(BoundedCheck.STEPS);
    check.run(compiled(), body);
    return check.spent();
  }

  private record Found(List<Object> path, BrokenRule rule) {}

  private Found found(Error error) {
    List<Object> path = elements(error.getInstanceLocation());
    String property = error.getProperty();
    if (property != null) {
      path.add(property);
    }
    List<Object> place = elements(error.getSchemaLocation().getFragment());
    JsonNode parent = document;
    for (Object step : place.subList(0, place.size() - 1)) {
      parent = child(parent, step);
    }
    String keyword = place.get(place.size() - 1).toString();
    JsonNode limit = parent.path(keyword);
    JsonNode source = parent.path("sources").path(keyword);
    String rule = keyword;
    if (keyword.equals("not") && limit.size() == 1) {
      Map.Entry<String, JsonNode> forbidden = limit.properties().iterator().next();
      rule =
          "not"
              + forbidden.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
              + forbidden.getKey().substring(1);
      limit = forbidden.getValue();
    }
    boolean missing = keyword.equals("required");
    JsonNode instance = error.getInstanceNode();
    JsonNode value = property == null ? instance : instance.path(property);
    return new Found(
        path,
        new BrokenRule(
            pointer(path),
            rule,
            missing && property != null ? property : text(limit),
            missing ? "absent" : JsonText.abbreviated(value),
            source(source)));
  }

  /** What a response that breaks the limit breaks; empty for a schema that is no contract's. */
  private String source(JsonNode source) {
    return source.isMissingNode()
        ? ""
        : Source.read(DataObject.of(file, "/sources", source, Source.keys())).broken().toString();
  }

  private static JsonNode child(JsonNode parent, Object step) {
    return step instanceof Integer index ? parent.path(index) : parent.path(step.toString());
  }

  private Found tooCostly(BoundedCheck.Costly costly) {
    Error error = costly.pattern().error(costly.value(), costly.place());
    List<Object> place = elements(error.getSchemaLocation().getFragment());
    return new Found(
        elements(costly.place()),
        new BrokenRule(
            pointer(elements(costly.place())),
            "patternCost",
            error.getSchemaNode().textValue(),
            JsonText.abbreviated(costly.value()),
            sourceAround(place)));
  }

  private Found tooCostly(ObjectNode body) {
    return new Found(
        List.of(), new BrokenRule("", "schemaCost", file, JsonText.abbreviated(body), OWN_LIMIT));
  }

  /** The source of the pattern, or of the {@code not} around it; a condition has none. */
  private String sourceAround(List<Object> place) {
    String found = OWN_LIMIT;
    JsonNode parent = document;
    for (Object step : place) {
      JsonNode source = parent.path("sources").path(step.toString());
      if (source.path("kind").isTextual()) {
        found = source(source);
      }
      parent = child(parent, step);
    }
    return found;
  }

  private static String text(JsonNode limit) {
    return limit.isTextual() ? limit.textValue() : JsonText.abbreviated(limit);
  }

  private static List<Object> elements(NodePath path) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      elements.add(path.getElement(i));
    }
    return elements;
  }

  private static String pointer(List<Object> path) {
    StringBuilder pointer = new StringBuilder();
    for (Object step : path) {
      pointer.append('/').append(Json.escaped(step.toString()));
    }
    return pointer.toString();
  }

  /**
   * As AWS lists them (mhart/kinesalite test/connection.js): by member, then pattern before
   * lengths.
   */
  private Comparator<Found> order() {
    return (a, b) -> {
      int common = Math.min(a.path().size(), b.path().size());
      for (int i = 0; i < common; i++) {
        int difference = compareSteps(a.path().get(i), b.path().get(i));
        if (difference != 0) {
          return difference;
        }
      }
      int difference = Integer.compare(a.path().size(), b.path().size());
      return difference != 0
          ? difference
          : Integer.compare(rank(a.rule().rule()), rank(b.rule().rule()));
    };
  }

  private int compareSteps(Object a, Object b) {
    if (a instanceof Integer x && b instanceof Integer y) {
      return Integer.compare(x, y);
    }
    int last = memberOrder.size();
    return Integer.compare(
        memberOrder.getOrDefault(a.toString(), last), memberOrder.getOrDefault(b.toString(), last));
  }

  private static int rank(String rule) {
    return switch (rule) {
      case "type", "required" -> 0;
      case "pattern", "notPattern", "patternCost" -> 1;
      case "minLength", "minItems", "minimum" -> 2;
      case "maxLength", "maxItems", "maximum" -> 3;
      default -> 4;
    };
  }

  private void number(JsonNode node) {
    node.path("properties")
        .fieldNames()
        .forEachRemaining(name -> memberOrder.putIfAbsent(name, memberOrder.size()));
    for (JsonNode child : node) {
      number(child);
    }
  }

  /**
   * Draft 2020-12 without the keywords that contracts do not have: they cost a third of the start.
   */
  private static final class Library {
    static final SchemaRegistry REGISTRY =
        SchemaRegistry.withDialect(
            dialect(),
            registry ->
                registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .locale(Locale.ROOT)
                        .build()));

    private static Dialect dialect() {
      List<Keyword> keywords =
          new ArrayList<>(
              List.of(
                  KeywordType.REF,
                  KeywordType.TYPE,
                  KeywordType.PROPERTIES,
                  KeywordType.ADDITIONAL_PROPERTIES,
                  KeywordType.REQUIRED,
                  KeywordType.ITEMS,
                  KeywordType.MIN_ITEMS,
                  KeywordType.MAX_ITEMS,
                  KeywordType.MIN_LENGTH,
                  KeywordType.MAX_LENGTH,
                  new BoundedPattern(),
                  KeywordType.MINIMUM,
                  KeywordType.MAXIMUM,
                  KeywordType.ENUM,
                  KeywordType.CONST,
                  KeywordType.ALL_OF,
                  KeywordType.IF_THEN_ELSE,
                  KeywordType.NOT,
                  KeywordType.TRUE,
                  KeywordType.FALSE));
      SchemaCheck.ANNOTATIONS.forEach(each -> keywords.add(new NonValidationKeyword(each)));
      OPENAPI.forEach(each -> keywords.add(new NonValidationKeyword(each)));
      return Dialect.builder(SchemaCheck.DRAFT)
          .specificationVersion(SpecificationVersion.DRAFT_2020_12)
          .idKeyword("$id")
          .keywords(keywords)
          .build();
    }
  }
}
