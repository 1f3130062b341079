package dev.snapgate.contract;

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
 */
final class BoundedPattern implements Keyword {

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

    private Validator(
        SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
      super(KeywordType.PATTERN, node, location, parent, context);
      this.pattern = compile(node.textValue());
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

    private boolean matches(BoundedCheck check, JsonNode value, NodePath place) {
      CountedText text = new CountedText(value.textValue(), check.left());
      try {
        return pattern.matcher(text).find();
      } catch (StackOverflowError e) {
        check.blame(this, value, place);
        throw new BoundedCheck.TooCostly();
      } finally {
        check.spend(check.left() - text.left(), this, value, place);
      }
    }
  }
}
