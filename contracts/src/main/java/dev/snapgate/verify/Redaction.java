package dev.snapgate.verify;

import dev.snapgate.contract.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what must not leave a run by names, the same value by the same one: {@code <volume:1>}.
 *
 * <p>A value is known by where it stood: a header, a member of a body, a binding, a part of {@code
 * Authorization}. Once known it is replaced wherever it shows, in messages too. Only ARNs and
 * signatures are also found by their form, since a server may send one that the run has never seen.
 *
 * <p>{@link #examples} turns names back into values of the same form, so that a recorded response
 * can be held against a schema.
 */
final class Redaction {

  /** What a value is. */
  enum Kind {
    VOLUME(
        "volume", "arn:aws:storagegateway:us-east-1:%1$012d:gateway/sgw-%1$08X/volume/vol-%1$08X"),
    SNAPSHOT("snapshot", "snap-%1$08x"),
    LONG_SNAPSHOT("long-snapshot", "snap-%1$017x"),
    ACCOUNT("account", "%1$012d"),
    KEY("key", "EXAMPLEKEY%1$010d"),
    SECRET("secret", "example-secret-%1$d"),
    TOKEN("token", "example-token-%1$d"),
    SIGNATURE("signature", "%1$064x"),
    REQUEST("request", "00000000-0000-4000-8000-%1$012d");

    private final String label;
    private final String example;

    Kind(String label, String example) {
      this.label = label;
      this.example = example;
    }
  }

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:storagegateway:[a-z0-9-]*:(\\d+):[^\\s\"'\\\\,)}<]{1,500}");
  private static final Pattern HEX_SIGNATURE =
      Pattern.compile("(?i)(signature\\W{0,4})([0-9a-f]{64})\\b");
  private static final Pattern LONG = Pattern.compile("snap-[0-9a-fA-F]{17}");
  private static final Pattern SHORT = Pattern.compile("snap-[0-9a-fA-F]{8}");
  private static final Pattern NAME = Pattern.compile("<([a-z-]+):(\\d{1,9})>");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<Kind, Integer> counts = new HashMap<>();
  private List<Map.Entry<String, String>> longestFirst = List.of();

  /** Makes a value known. */
  void learn(Kind kind, String value) {
    if (value.isEmpty() || names.containsKey(value)) {
      return;
    }
    int count = counts.merge(kind, 1, Integer::sum);
    String name = "<" + kind.label + ":" + count + ">";
    names.put(value, name);
    if (value.contains("/")) {
      // The form that JSON may have it in.
      names.put(value.replace("/", "\\/"), name);
    }
    List<Map.Entry<String, String>> sorted = new ArrayList<>(names.entrySet());
    sorted.sort(Comparator.comparingInt(entry -> -entry.getKey().length()));
    longestFirst = sorted;
  }

  /** Makes an ARN known, and the account in it. */
  void learnVolume(String arn) {
    Matcher matcher = ARN.matcher(arn);
    if (matcher.matches()) {
      learn(Kind.VOLUME, arn);
      learnAccount(matcher.group(1));
    }
  }

  /** Makes a snapshot's id known if it has the form of one; another is a finding, and stays. */
  void learnSnapshot(String id) {
    if (LONG.matcher(id).matches()) {
      learn(Kind.LONG_SNAPSHOT, id);
    } else if (SHORT.matcher(id).matches()) {
      learn(Kind.SNAPSHOT, id);
    }
  }

  /** Account ids have twelve digits; a shorter number would be found in places that mean others. */
  private void learnAccount(String digits) {
    if (digits.length() == 12) {
      learn(Kind.ACCOUNT, digits);
    }
  }

  /** The text with names in place of what is known. */
  String text(String text) {
    Matcher arns = ARN.matcher(text);
    while (arns.find()) {
      learnAccount(arns.group(1));
    }
    Matcher signatures = HEX_SIGNATURE.matcher(text);
    while (signatures.find()) {
      learn(Kind.SIGNATURE, signatures.group(2));
    }
    String redacted = text;
    for (Map.Entry<String, String> known : longestFirst) {
      redacted = redacted.replace(known.getKey(), known.getValue());
    }
    return redacted;
  }

  Violation violation(Violation violation) {
    return new Violation(
        violation.pointer(),
        violation.rule(),
        text(violation.limit()),
        text(violation.value()),
        violation.source());
  }

  List<Map.Entry<String, String>> headers(List<Map.Entry<String, String>> headers) {
    return headers.stream()
        .map(header -> Map.entry(header.getKey(), text(header.getValue())))
        .toList();
  }

  /** A text of a recording with a value of the right form for each name. */
  static String examples(String text) {
    return NAME.matcher(text)
        .replaceAll(
            name -> {
              for (Kind kind : Kind.values()) {
                if (kind.label.equals(name.group(1))) {
                  return Matcher.quoteReplacement(
                      String.format(
                          java.util.Locale.ROOT, kind.example, Long.parseLong(name.group(2))));
                }
              }
              return Matcher.quoteReplacement(name.group());
            });
  }
}
