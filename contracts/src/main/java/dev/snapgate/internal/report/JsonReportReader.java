package dev.snapgate.internal.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.text.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what {@link JsonReport} wrote, and nothing else: whatever is wrong is an {@link
 * IllegalArgumentException} that names the file, the place and the rule.
 */
public final class JsonReportReader {

  private static final int SHOWN = 80;
  private static final long MOST_BYTES = 512L << 20;

  /** So many bytes of the heap hold what is made of one byte: its character, node and result. */
  private static final int BYTES_OF_HEAP = 12;

  private final Path file;

  private JsonReportReader(Path file) {
    this.file = file;
  }

  public static ReportData read(Path file) {
    int most = (int) Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / BYTES_OF_HEAP);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      // Not all of it: the file may be a device that does not end.
      bytes = in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the report " + file + ": " + ReportFile.reason(e), e);
    }
    JsonReportReader reader = new JsonReportReader(file);
    if (bytes.length > most) {
      throw reader.wrong(
          "has more than "
              + most
              + " bytes, which is what this JVM's heap has room for; give it a"
              + " larger one with -Xmx if the file is a report");
    }
    return reader.report(bytes);
  }

  private ReportData report(byte[] bytes) {
    JsonNode root = parse(bytes);
    if (!root.isObject() || !root.has("format")) {
      throw wrong("is not a Snapgate report: it must be a JSON object with a \"format\"");
    }
    Members members = new Members("", root);
    int format = members.number("format");
    if (format != JsonReport.FORMAT) {
      throw wrong(
          "has format " + format + "; this version of Snapgate reads format " + JsonReport.FORMAT);
    }
    Run run =
        new Run(
            members.text("run"),
            members.text("service"),
            members.number("edition"),
            members.text("endpoint"),
            members.instant("startedAt"),
            members.number("snapshots"),
            members.list("open", Item::text),
            members.optionalText("ledger"));
    List<CaseResult> results = members.list("results", item -> result(item.object()));
    boolean conforms = members.flag("conforms");
    members.end();
    ReportData report = new ReportData(run, results);
    if (Verdict.of(report).conforms() != conforms) {
      throw wrong(
          "says \"conforms\" is "
              + conforms
              + ", but by its results it is "
              + Verdict.of(report).conforms());
    }
    return report;
  }

  private JsonNode parse(byte[] bytes) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // A body is one string, as long as the endpoint made it.
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build();
    try (JsonParser parser =
        factory.createParser(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())) {
      JsonNode root = JsonMapper.builder(factory).build().readTree(parser);
      if (root == null) {
        throw wrong("is empty");
      }
      if (parser.nextToken() != null) {
        throw wrong("goes on after the end of its JSON");
      }
      return root;
    } catch (CharacterCodingException e) {
      throw wrong("is not JSON: it is not UTF-8");
    } catch (StreamConstraintsException e) {
      throw wrong("is not a Snapgate report: it is nested too deeply or holds too long a number");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw wrong(
          "is not JSON: syntax error"
              + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
    } catch (IOException e) {
      throw new AssertionError("memory cannot fail to be read", e);
    }
  }

  private CaseResult result(Members members) {
    CaseResult result =
        new CaseResult(
            members.text("case"),
            members.text("apiVersion"),
            members.text("claim"),
            members.constant(
                "inducible",
                ContractCase.Inducible.values(),
                tier -> tier.name().toLowerCase(Locale.ROOT)),
            members.text("source"),
            members.constant("outcome", Outcome.values(), Outcome::name),
            members.list("violations", item -> violation(item.object())),
            members.optionalText("reason"),
            members.optional("exchange").map(item -> exchange(item.object())));
    members.end();
    return result;
  }

  private Violation violation(Members members) {
    Violation violation =
        new Violation(
            members.text("pointer"),
            members.text("rule"),
            members.text("limit"),
            members.text("value"),
            members.text("source"));
    members.end();
    return violation;
  }

  private Exchange exchange(Members members) {
    Exchange exchange =
        new Exchange(
            members.instant("at"),
            bindings(members.list("bindings", this::pair)),
            message(members.required("request").object()),
            members.optional("response").map(item -> message(item.object())));
    members.end();
    return exchange;
  }

  private Exchange.Message message(Members members) {
    Exchange.Message message =
        new Exchange.Message(
            members.text("startLine"),
            members.list("headers", this::pair),
            members.text("body"),
            members.flag("utf8"));
    members.end();
    return message;
  }

  private static Map<String, String> bindings(List<Map.Entry<String, String>> pairs) {
    Map<String, String> bindings = new TreeMap<>();
    pairs.forEach(pair -> bindings.put(pair.getKey(), pair.getValue()));
    return bindings;
  }

  private Map.Entry<String, String> pair(Item item) {
    List<String> pair = item.list(Item::text);
    if (pair.size() != 2) {
      throw item.mustBe("a pair of name and value");
    }
    return Map.entry(pair.get(0), pair.get(1));
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(file + " " + what);
  }

  /** A value and where it is. */
  private final class Item {
    private final String pointer;
    private final JsonNode node;

    Item(String pointer, JsonNode node) {
      this.pointer = pointer;
      this.node = node;
    }

    String text() {
      if (!node.isTextual()) {
        throw mustBe("a string");
      }
      return node.textValue();
    }

    Members object() {
      if (!node.isObject()) {
        throw mustBe("an object");
      }
      return new Members(pointer, node);
    }

    <T> List<T> list(Function<Item, T> read) {
      if (!node.isArray()) {
        throw mustBe("an array");
      }
      List<T> list = new ArrayList<>();
      for (JsonNode item : node) {
        list.add(read.apply(new Item(pointer + "/" + list.size(), item)));
      }
      return list;
    }

    IllegalArgumentException mustBe(String what) {
      return wrong(
          "is not a report that can be read: "
              + pointer
              + " must be "
              + what
              + "; it is "
              + Visible.line(node.toString(), SHOWN));
    }
  }

  /** An object, of which every member has to be read. */
  private final class Members {
    private final String pointer;
    private final JsonNode node;
    private final List<String> known = new ArrayList<>();

    Members(String pointer, JsonNode node) {
      this.pointer = pointer;
      this.node = node;
    }

    Item required(String name) {
      return optional(name)
          .orElseThrow(
              () ->
                  wrong(
                      "is not a report that can be read: " + pointer + "/" + name + " is missing"));
    }

    Optional<Item> optional(String name) {
      known.add(name);
      return Optional.ofNullable(node.get(name))
          .map(value -> new Item(pointer + "/" + name, value));
    }

    String text(String name) {
      return required(name).text();
    }

    Optional<String> optionalText(String name) {
      return optional(name).map(Item::text);
    }

    int number(String name) {
      Item item = required(name);
      if (!item.node.isIntegralNumber() || !item.node.canConvertToInt()) {
        throw item.mustBe("a whole number");
      }
      return item.node.intValue();
    }

    boolean flag(String name) {
      Item item = required(name);
      if (!item.node.isBoolean()) {
        throw item.mustBe("true or false");
      }
      return item.node.booleanValue();
    }

    Instant instant(String name) {
      Item item = required(name);
      try {
        return Instant.parse(item.text());
      } catch (DateTimeException e) {
        throw item.mustBe("a time such as 2026-11-24T09:00:00Z");
      }
    }

    <T> T constant(String name, T[] values, Function<T, String> written) {
      Item item = required(name);
      String text = item.text();
      return Stream.of(values)
          .filter(value -> written.apply(value).equals(text))
          .findFirst()
          .orElseThrow(() -> item.mustBe("one of " + Stream.of(values).map(written).toList()));
    }

    <T> List<T> list(String name, Function<Item, T> read) {
      return required(name).list(read);
    }

    void end() {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (!known.contains(member.getKey())) {
          throw wrong(
              "is not a report that can be read: "
                  + pointer
                  + " has the unknown member \""
                  + Visible.line(member.getKey(), SHOWN)
                  + "\"");
        }
      }
    }
  }
}
