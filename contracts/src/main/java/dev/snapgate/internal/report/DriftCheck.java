package dev.snapgate.internal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares what a fake answers with what the real service answered, case by case. */
public final class DriftCheck {

  /** Two runs this near to each other saw the same service; further apart, it may have changed. */
  private static final Duration SAME_TIME = Duration.ofDays(1);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NUMBER_OF_NAME = Pattern.compile("<(?:long-)?([a-z]+):\\d+>");
  private static final Pattern BASIC_DATE = Pattern.compile("\\b\\d{8}T\\d{6}Z");
  private static final Pattern RUN_ID = Pattern.compile("\\b\\d{8}T\\d{6}-[0-9a-z]{6}\\b");
  private static final Pattern DATE =
      Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");

  /**
   * Of a canonical request or what was signed, as the answer to a wrong signature tells them, in
   * hex; of an {@code Authorization} header that is incomplete in Base64.
   */
  private static final Pattern HASH =
      Pattern.compile("\\b[0-9a-f]{64}\\b|(?<![0-9A-Za-z+/])[0-9A-Za-z+/]{43}=");

  private static final Pattern DAY = Pattern.compile("\\b20\\d{6}\\b");

  private final ReportData fake;

  /** What the real service answered by the key of the case, the oldest first. */
  private final Map<String, List<Proof>> real;

  private final Duration maxAge;

  public DriftCheck(ReportData fake, List<ReportData> real, Duration maxAge) {
    this.fake = fake;
    this.real = new HashMap<>();
    real.stream()
        // Another edition's request was another one.
        .filter(report -> report.run().edition() == fake.run().edition())
        .sorted(Comparator.comparing(report -> report.run().startedAt()))
        .forEach(this::prove);
    this.maxAge = maxAge;
  }

  private void prove(ReportData report) {
    for (CaseResult result : report.results()) {
      Answer.of(result)
          .ifPresent(
              answer ->
                  real.computeIfAbsent(result.key(), key -> new ArrayList<>())
                      .add(new Proof(report.run().startedAt(), answer)));
    }
  }

  public Map<String, Drift> verdicts() {
    Map<String, Drift> verdicts = new LinkedHashMap<>();
    for (CaseResult result : fake.results()) {
      verdicts.put(result.key(), verdict(result));
    }
    return verdicts;
  }

  private Drift verdict(CaseResult ours) {
    List<Proof> proofs = real.getOrDefault(ours.key(), List.of());
    if (proofs.isEmpty()) {
      return Drift.UNPROVEN;
    }
    Optional<Drift> among = among(proofs);
    if (among.isPresent()) {
      return among.get();
    }
    Proof latest = proofs.get(proofs.size() - 1);
    Optional<Answer> answer = Answer.of(ours);
    if (answer.isEmpty()) {
      return Drift.UNPROVEN;
    }
    if (!latest.answer().equals(answer.get())) {
      return Drift.FAKE_WRONG;
    }
    return latest.at().isBefore(fake.run().startedAt().minus(maxAge)) ? Drift.STALE : Drift.SAME;
  }

  /** What the real runs make of each other: a change is later, and stays. */
  private static Optional<Drift> among(List<Proof> proofs) {
    boolean changed = false;
    for (int i = 1; i < proofs.size(); i++) {
      Proof later = proofs.get(i);
      Proof earlier = proofs.get(i - 1);
      if (later.answer().equals(earlier.answer())) {
        continue;
      }
      changed = true;
      boolean isSameTime = Duration.between(earlier.at(), later.at()).compareTo(SAME_TIME) < 0;
      boolean isBack =
          proofs.subList(0, i).stream().anyMatch(proof -> proof.answer().equals(later.answer()));
      if (isSameTime || isBack) {
        return Optional.of(Drift.UNSTABLE);
      }
    }
    return changed ? Optional.of(Drift.REAL_CHANGED) : Optional.empty();
  }

  private record Proof(Instant at, Answer answer) {}

  /** What of a response is the same whenever it is given. */
  private record Answer(int status, String contentType, JsonNode body) {

    static Optional<Answer> of(CaseResult result) {
      return result.exchange().flatMap(Exchange::response).map(Answer::of);
    }

    private static Answer of(Exchange.Message response) {
      return new Answer(
          response.status(),
          response.headers().stream()
              .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
              .map(header -> header.getValue().toLowerCase(Locale.ROOT))
              .findFirst()
              .orElse(""),
          body(response.body()));
    }

    /** Without layout, dates, and which of several volumes or requests it was. */
    private static JsonNode body(String text) {
      String timeless = RUN_ID.matcher(text).replaceAll("<run>");
      timeless = BASIC_DATE.matcher(timeless).replaceAll("<date>");
      timeless = DATE.matcher(timeless).replaceAll("<date>");
      timeless = HASH.matcher(timeless).replaceAll("<hash>");
      timeless = DAY.matcher(timeless).replaceAll("<day>");
      timeless = NUMBER_OF_NAME.matcher(timeless).replaceAll("<$1>");
      try {
        JsonNode json = JSON.readTree(timeless);
        return json.isMissingNode() ? TextNode.valueOf(timeless) : json;
      } catch (JsonProcessingException noJson) {
        return TextNode.valueOf(timeless);
      }
    }
  }
}
