package dev.snapgate.internal.schema;

import dev.snapgate.internal.json.DataObject;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a fact comes from, as every contract file writes it.
 *
 * @param kind {@code observed} on Storage Gateway itself; {@code observed-elsewhere} on a service
 *     of AWS with the same protocol or the same front, which is evidence and not proof; {@code
 *     documented}, {@code modelled} or {@code inferred}
 * @param where for what was observed a public repository and an issue, a pull request or a path in
 *     it
 * @param date when it was observed: a day, a month or a year; empty of the other kinds
 * @param besides what the documents or the model of AWS say of the same fact
 */
public record Source(
    String kind,
    String where,
    Optional<String> date,
    Optional<String> note,
    Optional<Source> besides) {

  private static final String[] KEYS = {"kind", "where", "date", "note", "besides"};

  private static final String OBSERVED = "observed";
  private static final String ELSEWHERE = "observed-elsewhere";

  private static final Pattern PLACE =
      Pattern.compile("[\\w.-]+/[\\w.-]+ (?:(?:issue|pull request) [1-9]\\d*|\\S*[./]\\S*)");
  private static final Pattern DATE =
      Pattern.compile("20\\d\\d(?:-(?:0[1-9]|1[0-2])(?:-\\d\\d)?)?");

  public Source(String kind, String where, Optional<String> note) {
    this(kind, where, Optional.empty(), note, Optional.empty());
  }

  public static Source read(DataObject data) {
    String kind = data.oneOf("kind", OBSERVED, ELSEWHERE, "documented", "modelled", "inferred");
    String where = data.text("where");
    Optional<String> date = data.optionalText("date");
    if (kind.equals(OBSERVED) || kind.equals(ELSEWHERE)) {
      if (!PLACE.matcher(where).matches()) {
        throw data.refused(
            "where",
            "is "
                + DataObject.shown(where)
                + "; what was observed is in a repository, such as \"boto/boto3 issue 1506\" or"
                + " \"boto/botocore tests/unit/errors.json\"");
      }
      if (!isDate(data.text("date"))) {
        throw data.refused(
            "date",
            "is "
                + DataObject.shown(data.text("date"))
                + "; one looks like 2018-04-03, 2018-04 or 2018");
      }
    } else {
      for (String key : new String[] {"date", "besides"}) {
        if (data.has(key)) {
          throw data.refused(key, "has no place in what is " + kind + ", and not observed");
        }
      }
    }
    return new Source(
        kind,
        where,
        date,
        data.optionalText("note"),
        data.has("besides") ? Optional.of(said(data.object("besides", KEYS))) : Optional.empty());
  }

  private static Source said(DataObject data) {
    data.oneOf("kind", "documented", "modelled");
    return read(data);
  }

  private static boolean isDate(String text) {
    return DATE.matcher(text).matches()
        && (text.length() < "2018-04-03".length()
            || YearMonth.of(number(text, 0, 4), number(text, 5, 7))
                .isValidDay(number(text, 8, 10)));
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  /** The keys that a source may have. */
  public static String[] keys() {
    return KEYS.clone();
  }

  /** Whether it shows what Storage Gateway does: a response that is otherwise breaks a promise. */
  public boolean isProof() {
    return besides.isPresent() || !(kind.equals("inferred") || kind.equals(ELSEWHERE));
  }

  /**
   * What is broken by a response that is otherwise: of a fact that was only observed elsewhere,
   * what the documents or the model of AWS say of it.
   */
  public Source broken() {
    return kind.equals(ELSEWHERE) ? besides.orElse(this) : this;
  }

  /** Kind, place and date, as it is shown to people. */
  @Override
  public String toString() {
    // String.concat: this is asked for where contracts are loaded.
    return kind.concat(": ")
        .concat(where)
        .concat(date.map(", "::concat).orElse(""))
        .concat(besides.map(said -> "; ".concat(said.toString())).orElse(""));
  }
}
