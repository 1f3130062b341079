package dev.snapgate.verify;

import dev.snapgate.contract.Violation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces what must not leave a run by names, the same value by the same one: {@code <volume:1>}.
 *
 * <p>A value is known by where it stood: a header, a member of a body, a binding, a part of {@code
 * Authorization}. Once known it is replaced wherever it shows, in messages too, as it is or escaped
 * as in JSON, URLs, HTML and XML. Accounts and principals in ARNs, signatures and request ids are
 * also found by their form, since a server may send one that the run has never seen.
 *
 * <p>{@link #examples} turns names back into values of the same form, so that a recorded response
 * can be held against a schema. What a server sent that only looks like a name gets an apostrophe,
 * {@code <'volume:1>}, so that it is not taken for one.
 */
final class Redaction {

  /** What a value is. */
  enum Kind {
    VOLUME(
        "volume", "arn:aws:storagegateway:us-east-1:%1$012d:gateway/sgw-%1$08X/volume/vol-%1$08X"),
    SNAPSHOT("snapshot", "snap-%1$08x"),
    LONG_SNAPSHOT("long-snapshot", "snap-%1$017x"),
    ACCOUNT("account", "%1$012d"),
    PRINCIPAL("principal", "arn:aws:iam::%1$012d:user/example"),
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

    private String example(String number) {
      return String.format(Locale.ROOT, example, Long.parseLong(number));
    }
  }

  private static final Pattern ACCOUNT_OF_ARN =
      Pattern.compile(
          "(?i)arn(:|%3A|\\\\u003a)aws[a-z-]*\\1[a-z0-9-]*\\1[a-z0-9-]*\\1(\\d{12})(?!\\d)");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::\\d{12}:(?:[\\w=,.@/-]|\\+(?!arn:))+");
  private static final Pattern VOLUME =
      Pattern.compile(
          "arn:aws[a-z-]*:storagegateway:[a-z0-9-]+:\\d{12}"
              + ":gateway/sgw-[0-9A-Fa-f]{8,17}/volume/vol-[0-9A-Fa-f]{8,17}(?![0-9A-Za-z])");

  /** Also where a case, or a client, gives the parameter a name that is only like it. */
  private static final Pattern HEX_SIGNATURE =
      Pattern.compile("(?i)signature[a-z]{0,8}\\W{0,4}([0-9a-f]{64})\\b");

  private static final Pattern REQUEST_ID =
      Pattern.compile("(?i)request[_-]?id\\W{0,6}([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\\b");
  private static final Set<String> REQUEST_ID_HEADERS =
      Set.of("x-amzn-requestid", "x-amz-request-id", "x-amz-id-2");
  private static final Pattern LONG =
      Pattern.compile("(?<![0-9A-Za-z])snap-[0-9a-fA-F]{17}(?![0-9A-Za-z])");
  private static final Pattern SHORT =
      Pattern.compile("(?<![0-9A-Za-z])snap-[0-9a-fA-F]{8}(?![0-9A-Za-z])");
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\u([0-9A-Fa-f]{4})|%(?:25)?([0-9A-Fa-f]{2})|&#[xX]0*([0-9A-Fa-f]{1,4});"
              + "|&#0*(\\d{1,4});|\\\\{1,2}/");
  private static final Pattern NAME = Pattern.compile("<('*)([a-z-]+):(\\d{1,9})>");

  /** A shorter request id, 1 say, is found in places that mean others. */
  private static final int LEAST_REQUEST_ID = 8;

  /** A shorter value may be a part of a header's name or a member's by chance. */
  private static final int LEAST_IN_NAMES = 8;

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final KnownValues known = new KnownValues();

  /** Makes a value known. */
  void learn(Kind kind, String value) {
    if (!value.isBlank() && !names.containsKey(value)) {
      know(kind, value, "<" + kind.label + ":" + counts.merge(kind, 1, Integer::sum) + ">");
    }
  }

  private void know(Kind kind, String value, String name) {
    names.put(value, name);
    if (kind != Kind.REQUEST || value.length() >= LEAST_REQUEST_ID) {
      // Twelve digits within more digits are another number.
      known.add(value, name, kind == Kind.ACCOUNT);
    }
  }

  /** Makes an ARN known that was bound, and the account in it. */
  void learnBoundVolume(String arn) {
    learn(Kind.VOLUME, arn);
    learnAccounts(arn);
  }

  /**
   * Makes known what a response says of volumes, snapshots and requests. What has not quite their
   * form is a finding, and stays, but for the account.
   */
  void learnResponse(List<Map.Entry<String, String>> headers, String body) {
    for (Map.Entry<String, String> header : headers) {
      if (isRequestId(header.getKey())) {
        learn(Kind.REQUEST, header.getValue());
      }
      learnNamed(header.getValue());
    }
    learnNamed(body);
  }

  private void learnNamed(String text) {
    for (String form : List.of(text, unescaped(text))) {
      VOLUME.matcher(form).results().forEach(arn -> learn(Kind.VOLUME, arn.group()));
      LONG.matcher(form).results().forEach(id -> learn(Kind.LONG_SNAPSHOT, id.group()));
      SHORT.matcher(form).results().forEach(id -> learn(Kind.SNAPSHOT, id.group()));
    }
    learnByForm(text);
  }

  /** Escapes of JSON, URLs, HTML and XML undone, whichever of them it is. */
  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape -> {
              String hex =
                  Stream.of(1, 2, 3)
                      .map(escape::group)
                      .filter(Objects::nonNull)
                      .findFirst()
                      .orElse("");
              if (!hex.isEmpty()) {
                return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex, 16)));
              }
              return escape.group(4) == null
                  ? "/"
                  : Matcher.quoteReplacement(
                      String.valueOf((char) Integer.parseInt(escape.group(4))));
            });
  }

  private static boolean isRequestId(String header) {
    return REQUEST_ID_HEADERS.contains(header.toLowerCase(Locale.ROOT));
  }

  private void learnByForm(String text) {
    learnAccounts(text);
    for (String form : List.of(text, unescaped(text))) {
      PRINCIPAL.matcher(form).results().forEach(arn -> learn(Kind.PRINCIPAL, arn.group()));
      HEX_SIGNATURE.matcher(form).results().forEach(hex -> learn(Kind.SIGNATURE, hex.group(1)));
      REQUEST_ID.matcher(form).results().forEach(id -> learn(Kind.REQUEST, id.group(1)));
    }
  }

  private void learnAccounts(String text) {
    ACCOUNT_OF_ARN.matcher(text).results().forEach(arn -> learn(Kind.ACCOUNT, arn.group(2)));
  }

  /** The text with names in place of what is known. */
  String text(String text) {
    learnByForm(text);
    String unlikeNames =
        NAME.matcher(text)
            .replaceAll(name -> Matcher.quoteReplacement("<'" + name.group().substring(1)));
    return known.named(unlikeNames, 0);
  }

  Violation violation(Violation violation) {
    return new Violation(
        known.named(violation.pointer(), LEAST_IN_NAMES),
        violation.rule(),
        known.withoutCut(text(violation.limit())),
        known.withoutCut(text(violation.value())),
        violation.source());
  }

  List<Map.Entry<String, String>> headers(List<Map.Entry<String, String>> headers) {
    return headers.stream()
        .map(header -> Map.entry(known.named(header.getKey(), LEAST_IN_NAMES), value(header)))
        .toList();
  }

  private String value(Map.Entry<String, String> header) {
    String name = isRequestId(header.getKey()) ? names.get(header.getValue()) : null;
    return name == null ? text(header.getValue()) : name;
  }

  /** A text of a recording with a value of the right form for each name. */
  static String examples(String text) {
    return NAME.matcher(text)
        .replaceAll(
            name -> {
              if (!name.group(1).isEmpty()) {
                return Matcher.quoteReplacement("<" + name.group().substring(2));
              }
              for (Kind kind : Kind.values()) {
                if (kind.label.equals(name.group(2))) {
                  return Matcher.quoteReplacement(kind.example(name.group(3)));
                }
              }
              return Matcher.quoteReplacement(name.group());
            });
  }

  /** Makes known, by the same names, what {@link #examples} puts into this text. */
  void learnExamples(String text) {
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      for (Kind kind : Kind.values()) {
        String example = kind.example(name.group(3));
        if (name.group(1).isEmpty()
            && kind.label.equals(name.group(2))
            && !names.containsKey(example)) {
          know(kind, example, name.group());
        }
      }
    }
  }
}
