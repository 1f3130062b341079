package dev.snapgate.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Sees at a glance that a body keeps its schema, as nearly all do, so that the schema library is
 * asked, and loaded, for those alone that may not.
 *
 * <p>It knows the keywords that the bundled contracts have. A schema with any other gets no quick
 * check, and a body that takes long gets no quick answer: the library then has the word.
 */
final class QuickCheck {

  /** Far below what the library allows, so that nothing passes here that is too costly there. */
  private static final int STEPS = 100_000;

  private static final int DEPTH = 64;

  private final ObjectNode document;
  private final Map<String, Rules> subschemas = new HashMap<>();
  private final Optional<Rules> root;

  /** How many schemas lie around the one that is being read. */
  private int depth;

  /** Of a schema that says more than is understood here it lets nothing pass. */
  QuickCheck(ObjectNode document) {
    this.document = document;
    this.root = understood(document);
  }

  private Optional<Rules> understood(ObjectNode schema) {
    try {
      return Optional.of(rules(schema));
    } catch (NotUnderstood e) {
      return Optional.empty();
    }
  }

  /** True if the body keeps the schema; if it is false, it may all the same. */
  boolean passes(ObjectNode body) {
    try {
      return root.isPresent() && root.get().hold(body, new Effort());
    } catch (TooMuch e) {
      return false;
    }
  }

  /** One keyword. */
  private interface Rule {
    boolean holds(JsonNode value, Effort effort);
  }

  /**
   * The keywords of one schema. Filled when all of them are read, since references may go round.
   */
  private static final class Rules {
    private final List<Rule> rules = new ArrayList<>();

    boolean hold(JsonNode value, Effort effort) {
      effort.enter();
      for (int i = 0; i < rules.size(); i++) {
        if (!rules.get(i).holds(value, effort)) {
          effort.leave();
          return false;
        }
      }
      effort.leave();
      return true;
    }
  }

  /** What one look has cost. */
  private static final class Effort {
    private int left = STEPS;
    private int depth;

    void enter() {
      if (++depth > DEPTH) {
        throw new TooMuch();
      }
      spend(1);
    }

    void leave() {
      depth--;
    }

    void spend(int steps) {
      left -= steps;
      if (left < 0) {
        throw new TooMuch();
      }
    }
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("a closer look is needed", null, false, false);
    }
  }

  private static final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood() {
      super("a schema for the library", null, false, false);
    }
  }

  private Rules rules(JsonNode node) {
    // A value so deep is the library's all the same, and a long chain of references would fill the
    // stack.
    if (!(node instanceof ObjectNode schema) || ++depth > DEPTH) {
      throw new NotUnderstood();
    }
    Rules rules = new Rules();
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      if (!SchemaCheck.ANNOTATIONS.contains(member.getKey())) {
        rules.rules.add(rule(schema, member.getKey(), member.getValue()));
      }
    }
    depth--;
    return rules;
  }

  private Rule rule(ObjectNode schema, String keyword, JsonNode said) {
    return switch (keyword) {
      case "type" -> type(said.asText());
      case "required" -> required(said);
      case "properties" -> properties(said);
      case "items" -> items(rules(said));
      case "minItems" -> (value, effort) -> !value.isArray() || value.size() >= said.intValue();
      case "maxItems" -> (value, effort) -> !value.isArray() || value.size() <= said.intValue();
      case "minLength" -> text(text -> lengthOf(text) >= said.intValue());
      case "maxLength" -> text(text -> lengthOf(text) <= said.intValue());
      case "minimum" -> number(said, value -> value.compareTo(said.bigIntegerValue()) >= 0);
      case "maximum" -> number(said, value -> value.compareTo(said.bigIntegerValue()) <= 0);
      case "pattern" -> pattern(BoundedPattern.compile(said.asText()));
      case "$ref" -> referred(said.asText())::hold;
      case "allOf" -> allOf(said);
      case "not" -> not(rules(said));
      case "if" -> condition(rules(said), otherwise(schema, "then"), otherwise(schema, "else"));
      default -> throw new NotUnderstood();
    };
  }

  private static Rule type(String name) {
    return switch (name) {
      case "object" -> (value, effort) -> value.isObject();
      case "array" -> (value, effort) -> value.isArray();
      case "string" -> (value, effort) -> value.isTextual();
      case "boolean" -> (value, effort) -> value.isBoolean();
      case "integer" -> (value, effort) -> value.isNumber() && integer(value);
      default -> throw new NotUnderstood();
    };
  }

  private static Rule required(JsonNode said) {
    List<String> names = new ArrayList<>();
    said.forEach(name -> names.add(name.asText()));
    return (value, effort) -> {
      if (value.isObject()) {
        for (String name : names) {
          if (!value.has(name)) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private Rule properties(JsonNode said) {
    List<Map.Entry<String, Rules>> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      members.add(Map.entry(member.getKey(), rules(member.getValue())));
    }
    return (value, effort) -> {
      if (value.isObject()) {
        for (Map.Entry<String, Rules> member : members) {
          JsonNode found = value.get(member.getKey());
          if (found != null && !member.getValue().hold(found, effort)) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private static Rule items(Rules each) {
    return (value, effort) -> {
      if (value instanceof ArrayNode array) {
        for (JsonNode item : array) {
          if (!each.hold(item, effort)) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private static Rule text(Predicate<String> rule) {
    return (value, effort) -> !value.isTextual() || rule.test(value.textValue());
  }

  private static Rule number(JsonNode limit, Predicate<BigInteger> rule) {
    if (!limit.isIntegralNumber()) {
      throw new NotUnderstood();
    }
    return (value, effort) ->
        !value.isNumber() || (integer(value) && rule.test(value.bigIntegerValue()));
  }

  /** The library decides whether 1.0 or 1e3 is an integer. */
  private static boolean integer(JsonNode number) {
    if (!number.isIntegralNumber()) {
      throw new TooMuch();
    }
    return true;
  }

  private static int lengthOf(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Rule pattern(Pattern pattern) {
    return (value, effort) -> {
      if (!value.isTextual()) {
        return true;
      }
      CountedText text = new CountedText(value.textValue(), effort.left);
      try {
        return pattern.matcher(text).find();
      } catch (TooCostly | StackOverflowError e) {
        throw new TooMuch();
      } finally {
        effort.left = text.left();
      }
    };
  }

  private Rule allOf(JsonNode said) {
    List<Rules> all = new ArrayList<>();
    said.forEach(each -> all.add(rules(each)));
    return (value, effort) -> {
      for (Rules each : all) {
        if (!each.hold(value, effort)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Rule not(Rules forbidden) {
    return (value, effort) -> !forbidden.hold(value, effort);
  }

  private static Rule condition(Rules condition, Rules then, Rules otherwise) {
    return (value, effort) ->
        (condition.hold(value, effort) ? then : otherwise).hold(value, effort);
  }

  private Rules otherwise(ObjectNode schema, String keyword) {
    JsonNode said = schema.get(keyword);
    return said == null ? new Rules() : rules(said);
  }

  private Rules referred(String reference) {
    Rules known = subschemas.get(reference);
    if (known != null) {
      return known;
    }
    if (!reference.startsWith("#")) {
      throw new NotUnderstood();
    }
    Rules rules = new Rules();
    subschemas.put(reference, rules);
    rules.rules.addAll(rules(document.at(reference.substring(1))).rules);
    return rules;
  }
}
