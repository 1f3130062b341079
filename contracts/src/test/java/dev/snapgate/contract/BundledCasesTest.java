package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cases that come with this library. */
class BundledCasesTest {

  private static final String KEPT = "/dev/snapgate/contract/case-requests.txt";

  private static final Set<String> OF_A_VOLUME =
      Set.of(
          "an available volume",
          "an available cached volume",
          "a restoring volume",
          "an irrecoverable cached volume",
          "an irrecoverable stored volume",
          "a bootstrapping volume",
          "a volume in pass-through",
          "a volume restoring in pass-through",
          "a volume being created",
          "a volume being deleted",
          "a volume without an upload buffer",
          "a volume without working storage",
          "a detached volume",
          "a gateway that is not connected",
          "a gateway whose proxy connection is busy",
          "a gateway that does not support snapshots",
          "credentials that may not create snapshots",
          "an account without a subscription",
          "an internal error of the gateway",
          "an internal error",
          "an internal failure",
          "an unavailable service",
          "a service that is unavailable to all operations",
          "too many requests");

  private static final Set<String> OF_CREDENTIALS =
      Set.of(
          "temporary credentials without their session token",
          "temporary credentials that have expired");

  /** What {@link ContractCase#names()} says is the verifier's to bind. */
  private static final Map<String, String> ALWAYS_BOUND =
      Map.of(
          "region", "us-east-1",
          "account", "111122223333",
          "accessKeyId", "AKIDEXAMPLE",
          "run", "20130630T000000-abcdef",
          "date", "20130630",
          "amzDate", "20130630T000000Z",
          "unknownGatewayARN", "arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-00000000",
          "unknownVolumeARN",
              "arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-00000000/volume/vol-00000000");

  /** Errors that no case promises, and why. */
  private static final Map<StorageGatewayError, String> NOT_PROMISED =
      Map.of(
          StorageGatewayError.REQUEST_TOO_LARGE,
          "From how many bytes on a request is too large is not known.");

  private static final Path FOLDER =
      Path.of("src/main/resources/dev/snapgate/contracts/storagegateway");

  private static List<ContractCase> cases() {
    return Contracts.bundled().cases();
  }

  private static List<CaseFile> files() {
    return ids().stream().map(BundledCasesTest::file).toList();
  }

  private static Set<String> ids() {
    return cases().stream().map(ContractCase::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static ObjectNode document(String id) {
    return ContractFiles.bundled().read(path(id));
  }

  /** Where the file of a case is: beside the service's, or in the folder of its operation. */
  static String path(String id) {
    List<String> folders = new ArrayList<>(List.of(""));
    ContractFiles.bundled()
        .read("service.json")
        .path("operations")
        .forEach(operation -> folders.add(operation.asText() + "/"));
    return folders.stream()
        .map(folder -> folder + "cases/" + id + ".json")
        .filter(file -> Files.exists(FOLDER.resolve(file)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no case " + id + " in any of " + folders));
  }

  private static CaseFile file(String id) {
    return CaseFile.read(id, id, document(id));
  }

  private static Map<String, String> bindings(ContractCase contractCase) {
    Map<String, String> bindings = new HashMap<>(ALWAYS_BOUND);
    if (contractCase.given().filter(OF_A_VOLUME::contains).isPresent()) {
      String gateway = "arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-12A3456B";
      bindings.put("gatewayARN", gateway);
      bindings.put("volumeARN", gateway + "/volume/vol-1122AABB");
    }
    return bindings;
  }

  @Test
  void areMany() {
    assertThat(ids()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(cases()).extracting(ContractCase::key).doesNotHaveDuplicates();
    assertThat(files()).extracting(CaseFile::claim).doesNotHaveDuplicates();
  }

  @Test
  void areAllListed() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(
              files
                  .filter(file -> Objects.requireNonNull(file.getParent()).endsWith("cases"))
                  .map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ids().stream().map(id -> id + ".json").toList());
    }
  }

  @Test
  void beginWithThePlainSnapshotWhereASnapshotCostsMoney() {
    assertThat(cases().stream().filter(ContractCase::createsSnapshot).findFirst().orElseThrow())
        .hasToString("2013-06-30/creates-a-snapshot");
  }

  @Test
  void claimOneSentenceWithASource() {
    assertThat(cases())
        .allSatisfy(
            contractCase -> {
              assertThat(contractCase.claim()).matches("[A-Z][^\\n]*\\.").doesNotContain(". ");
              assertThat(contractCase.source())
                  .matches("(observed|observed-elsewhere|documented|modelled|inferred): .+");
              assertThat(contractCase.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            });
  }

  /** What a recording of AWS shows is counted, so that no label changes unnoticed. */
  @Test
  void restOnWhatIsCounted() {
    Map<String, Long> kinds =
        files().stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.source().kind(), TreeMap::new, Collectors.counting()));

    assertThat(kinds)
        .containsExactly(
            Map.entry("documented", 38L),
            Map.entry("inferred", 63L),
            Map.entry("modelled", 21L),
            Map.entry("observed", 8L),
            Map.entry("observed-elsewhere", 90L));
  }

  @Test
  void needKnownStates() {
    Set<String> known = new TreeSet<>(OF_A_VOLUME);
    known.addAll(OF_CREDENTIALS);

    assertThat(cases().stream().flatMap(contractCase -> contractCase.given().stream()))
        .isSubsetOf(known);
  }

  @Test
  void areFilledByWhatIsBound() {
    assertThat(cases())
        .allSatisfy(
            contractCase -> {
              Map<String, String> bindings = bindings(contractCase);
              assertThat(bindings.keySet()).containsAll(contractCase.names());
              assertThat(
                      contractCase.query(bindings)
                          + contractCase.headers(bindings)
                          + contractCase.signing(bindings)
                          + new String(contractCase.body(bindings), UTF_8))
                  .doesNotContain("${")
                  .doesNotContain("$repeat");
            });
  }

  /** So that what a run made can be found and deleted. */
  @Test
  void carryTheRunsIdWhereTheyCreate() {
    String run = ALWAYS_BOUND.getOrDefault("run", "");

    assertThat(cases())
        .filteredOn(ContractCase::createsSnapshot)
        .allSatisfy(
            contractCase -> {
              Payload body =
                  contractCase.contract().readRequest(contractCase.body(bindings(contractCase)));
              assertThat(
                      body.text("/SnapshotDescription").orElse("").contains(run)
                          || (body.text("/Tags/0/Key").orElse("").equals("snapgate-run")
                              && body.text("/Tags/0/Value").orElse("").equals(run)))
                  .isTrue();
              assertThat(body.violations()).isEmpty();
            });
  }

  @Test
  void nameNoVolumeWhereNothingIsToBeCreated() {
    assertThat(cases())
        .filteredOn(c -> c.inducible().compareTo(ContractCase.Inducible.MUTATING) < 0)
        .allSatisfy(contractCase -> assertThat(contractCase.names()).doesNotContain("volumeARN"));
  }

  @Test
  void promiseErrorsOfTheirContract() {
    assertThat(cases())
        .allSatisfy(
            contractCase ->
                assertThat(contractCase.contract().errors())
                    .containsAll(file(contractCase.id()).errors()));
  }

  @Test
  void promiseEveryErrorOfTheCatalogue() {
    Set<StorageGatewayError> promised = EnumSet.noneOf(StorageGatewayError.class);
    files().forEach(file -> promised.addAll(file.errors()));

    assertThat(promised).doesNotContainAnyElementsOf(NOT_PROMISED.keySet());
    promised.addAll(NOT_PROMISED.keySet());
    assertThat(promised).containsExactlyInAnyOrder(StorageGatewayError.values());
  }

  /** What was recorded answers a request that is sent no more, so the edition has to tell. */
  @Test
  void changeARequestOnlyWithTheEdition() throws Exception {
    String kept = kept();
    Map<String, String> digests = new TreeMap<>();
    for (ContractCase contractCase : cases()) {
      digests.put(contractCase.key(), digest(contractCase));
    }
    StringBuilder fresh =
        new StringBuilder("edition " + Contracts.bundled().edition()).append('\n');
    digests.forEach((key, digest) -> fresh.append(digest).append(' ').append(key).append('\n'));
    Files.writeString(Path.of("target", "case-requests.txt"), fresh);

    List<String> changed =
        kept.lines()
            .skip(1)
            .map(line -> line.split(" ", 2))
            .filter(line -> !digests.getOrDefault(line[1], line[0]).equals(line[0]))
            .map(line -> line[1])
            .toList();
    int edition = Integer.parseInt(kept.lines().findFirst().orElseThrow().split(" ", 2)[1]);
    if (Contracts.bundled().edition() <= edition) {
      assertThat(changed)
          .as(
              "Cases whose request or state changed. Raise \"edition\" in service.json to %d.",
              edition + 1)
          .isEmpty();
    }
    assertThat(fresh)
        .as(
            "The requests of the cases differ from those that are kept. If that is meant, copy"
                + " contracts/target/case-requests.txt to contracts/src/test/resources%s.",
            KEPT)
        .hasToString(kept);
  }

  private static String kept() throws IOException {
    try (InputStream in = BundledCasesTest.class.getResourceAsStream(KEPT)) {
      return in == null ? "edition 1\n" : new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String digest(ContractCase contractCase) throws NoSuchAlgorithmException {
    String request =
        contractCase.contract().targets().get(0)
            + '\n'
            + contractCase.given().orElse("")
            + '\n'
            + document(contractCase.id()).path("request");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest, 0, 8);
  }
}
