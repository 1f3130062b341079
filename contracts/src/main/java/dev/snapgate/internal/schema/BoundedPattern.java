package dev.snapgate.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * The keyword {@code pattern}, at the expense of a {@link BoundedCheck}. The library's own goes on
 * for as long as {@link Pattern} does, which for {@code ^(a+)+$} and fifty characters is weeks.
 *
 * <p>A value that is longer than the {@code maxLength} beside the pattern breaks the contract
 * already. Its pattern is told too where that is seen in a few readings of the value; where it is
 * not, the length alone is told, and both cost no more than the length.
 */
final class BoundedPattern implements Keyword {

  /** A pattern of a contract reads a value that it matches about four times. */
  private static final int READINGS_OF_TOO_LONG = 8;

  /**
   * Compiles as the library does: {@code $} is the end, and not also before a last line break.
   *
   * @throws java.util.regex.PatternSyntaxException if it is no pattern
   */
  static Pattern compile(String pattern) {
    return Pattern.compile(
        RegularExpressions.replaceLongformCharacterProperties(
            RegularExpressions.replaceDollarAnchors(pattern)));
  }

  @Override
  public String getValue() {
    return KeywordType.PATTERN.getValue();
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
    return new Validator(location, node, parent, context);
  }

  /** One pattern at one place of a schema. */
  static final class Validator extends BaseKeywordValidator {
    private final Pattern pattern;
    private final int maxLength;

    private Validator(
        SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
      super(KeywordType.PATTERN, node, location, parent, context);
      this.pattern = compile(node.textValue());
      this.maxLength =
          parent.getSchemaNode().path(KeywordType.MAX_LENGTH.getValue()).asInt(Integer.MAX_VALUE);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath place) {
      if (value.isTextual() && !matches((BoundedCheck) context, value, place)) {
        context.addError(error(value, place));
      }
    }

    /** What is wrong with a value that does not match. */
    Error error(JsonNode value, NodePath place) {
      return error().instanceNode(value).instanceLocation(place).build();
    }

    /** True also where it is not known of a value that is too long. */
    private boolean matches(BoundedCheck check, JsonNode value, NodePath place) {
      String read = value.textValue();
      boolean tooLong =
          read.length() > maxLength && read.codePointCount(0, read.length()) > maxLength;
      int steps =
          tooLong
              ? (int) Math.min(check.left(), (long) READINGS_OF_TOO_LONG * read.length())
              : check.left();
      CountedText text = new CountedText(read, steps);
      try {
        return pattern.matcher(text).find();
      } catch (TooCostly e) {
        if (tooLong) {
          return true;
        }
        throw e;
      } catch (StackOverflowError e) {
        if (tooLong) {
          return true;
        }
        check.blame(this, value, place);
        throw new TooCostly();
      } finally {
        check.spend(steps - text.left(), this, value, place);
      }
    }
  }
}
