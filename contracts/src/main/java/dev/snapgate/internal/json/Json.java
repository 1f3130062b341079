package dev.snapgate.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects strictly, in time linear in their bytes. */
public final class Json {

  /** Deepest nesting and longest number that are read; the SDKs' own JSON libraries stop there. */
  public static final int DEPTH = 1_000;

  private static final int NUMBER_LENGTH = 1_000;

  // Jackson's table of member names can be made to collide; plain strings cannot. All limits are
  // checked below, where
  // they are told without the parser's own words.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  /**
   * A pointer that a caller wrote.
   *
   * @throws IllegalArgumentException if it is not empty and does not begin with a slash
   */
  public static JsonPointer pointer(String text) {
    if (!text.isEmpty() && text.charAt(0) != '/') {
      throw new IllegalArgumentException(
          "'" + text + "' is not a JSON pointer, which begins with a slash: '/" + text + "'");
    }
    return JsonPointer.compile(text);
  }

  /** The name of a member, as a pointer has it. */
  public static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * What came of reading: an object, or why there is none.
   *
   * @param root the object, null if there is a problem
   * @param problem why the bytes are not one JSON object, null if they are
   * @param nulls whether any member of any object is null
   */
  public record Document(@Nullable ObjectNode root, @Nullable String problem, boolean nulls) {}

  public static Document read(byte[] bytes) {
    try {
      return new Reading(decode(bytes)).object();
    } catch (Unreadable e) {
      return new Document(null, e.getMessage(), false);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      return new Document(null, "it is not JSON: syntax error" + where, false);
    } catch (IOException e) {
      throw new AssertionError("memory cannot fail to be read", e);
    }
  }

  private static String decode(byte[] bytes) throws Unreadable {
    if (bytes.length == 0) {
      throw new Unreadable("it is empty");
    }
    int first = bytes[0] & 0xff;
    int second = bytes.length > 1 ? bytes[1] & 0xff : -1;
    if (first == 0xef && second == 0xbb && bytes.length > 2 && (bytes[2] & 0xff) == 0xbf) {
      throw new Unreadable("it begins with a byte order mark");
    }
    if (first == 0 || second == 0 || first >= 0xfe) {
      throw new Unreadable("it is not UTF-8; it looks like UTF-16 or UTF-32");
    }
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(in);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new Unreadable("it is not valid UTF-8 at byte " + in.position());
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Removes what is null from objects, at any depth; leaves the given tree alone. */
  public static ObjectNode withoutNulls(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!member.getValue().isNull()) {
        copy.set(member.getKey(), withoutNullMembers(member.getValue()));
      }
    }
    return copy;
  }

  private static JsonNode withoutNullMembers(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return withoutNulls(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      for (JsonNode item : array) {
        copy.add(withoutNullMembers(item));
      }
      return copy;
    }
    return node;
  }

  /** Which of JSON's six kinds of value this is. */
  public static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      default -> "null";
    };
  }

  /** One pass over the tokens, without recursion: depth costs memory, never stack. */
  private static final class Reading {
    private final String text;
    private final boolean mayHoldLoneSurrogates;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private boolean nulls;

    Reading(String text) {
      this.text = text;
      this.mayHoldLoneSurrogates = text.contains("\\u");
    }

    Document object() throws IOException, Unreadable {
      try (JsonParser parser = FACTORY.createParser(text)) {
        JsonToken first = parser.nextToken();
        if (first == null) {
          throw new Unreadable("it is empty");
        }
        if (first != JsonToken.START_OBJECT) {
          throw new Unreadable("it is not a JSON object but " + kindOf(first));
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        open.push(root);
        ObjectNode object = root;
        String name = "";
        while (!open.isEmpty()) {
          JsonToken token = parser.nextToken();
          if (token == null) {
            throw new Unreadable("it is not JSON: it ends too early");
          }
          switch (token) {
            case FIELD_NAME -> {
              name = wellFormed(parser.currentName());
              object = (ObjectNode) open.element();
              if (object.has(name)) {
                throw new Unreadable(
                    "it has the member " + JsonText.abbreviated(TextNode.valueOf(name)) + " twice");
              }
            }
            case START_OBJECT -> nest(name, JsonNodeFactory.instance.objectNode());
            case START_ARRAY -> nest(name, JsonNodeFactory.instance.arrayNode());
            case END_OBJECT, END_ARRAY -> open.pop();
            case VALUE_STRING -> add(name, TextNode.valueOf(wellFormed(parser.getText())));
            case VALUE_NUMBER_INT -> add(name, integer(number(parser)));
            case VALUE_NUMBER_FLOAT -> add(name, decimal(number(parser)));
            case VALUE_TRUE -> add(name, BooleanNode.TRUE);
            case VALUE_FALSE -> add(name, BooleanNode.FALSE);
            case VALUE_NULL -> {
              nulls |= open.element().isObject();
              add(name, NullNode.instance);
            }
            default -> throw new AssertionError(token);
          }
        }
        if (goesOn(parser)) {
          throw new Unreadable("it goes on after the end of its JSON object");
        }
        return new Document(root, null, nulls);
      }
    }

    private void nest(String name, ContainerNode<?> child) throws Unreadable {
      if (open.size() == DEPTH) {
        throw new Unreadable("it is nested deeper than " + DEPTH + " levels");
      }
      add(name, child);
      open.push(child);
    }

    private void add(String name, JsonNode value) {
      ContainerNode<?> parent = open.element();
      if (parent instanceof ObjectNode object) {
        object.set(name, value);
      } else {
        ((ArrayNode) parent).add(value);
      }
    }

    private String wellFormed(String string) throws Unreadable {
      if (mayHoldLoneSurrogates) {
        for (int i = 0; i < string.length(); ) {
          int c = string.codePointAt(i);
          if (JsonText.isSurrogate(c)) {
            throw new Unreadable("it holds half of a surrogate pair");
          }
          i += Character.charCount(c);
        }
      }
      return string;
    }

    private static String number(JsonParser parser) throws IOException, Unreadable {
      String number = parser.getText();
      if (number.length() > NUMBER_LENGTH) {
        throw new Unreadable("it holds a number of more than " + NUMBER_LENGTH + " characters");
      }
      return number;
    }

    private static JsonNode integer(String number) {
      return number.length() <= 18
          ? LongNode.valueOf(Long.parseLong(number))
          : BigIntegerNode.valueOf(new BigInteger(number));
    }

    private static JsonNode decimal(String number) {
      try {
        return DecimalNode.valueOf(new BigDecimal(number));
      } catch (NumberFormatException exponentOutOfRange) {
        return DoubleNode.valueOf(Double.parseDouble(number));
      }
    }

    private static boolean goesOn(JsonParser parser) throws IOException {
      try {
        return parser.nextToken() != null;
      } catch (JsonProcessingException junk) {
        return true;
      }
    }

    private static String kindOf(JsonToken token) {
      return switch (token) {
        case START_ARRAY -> "an array";
        case VALUE_STRING -> "a string";
        case VALUE_NULL -> "null";
        case VALUE_TRUE, VALUE_FALSE -> "a boolean";
        default -> "a number";
      };
    }
  }

  /** Says why; never leaves this class. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why, null, false, false);
    }
  }
}
