package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

  static final String REFUSED =
      """
      {
        "id": "no-text",
        "claim": "A description without text is refused.",
        "apiVersions": ["2012-06-30", "2013-06-30"],
        "effect": "none",
        "inducible": "authenticated",
        "request": {
          "method": "POST",
          "query": "run=${run}",
          "headers": {"X-Amz-Target": null, "X-Run": "${run}"},
          "body": {"VolumeARN": "${unknownVolumeARN}", "SnapshotDescription": ""},
          "signing": {"as": "impostor", "offset": "-PT20M", "replace": "${region}", "with": "mars-1"}
        },
        "response": {
          "errors": ["VALIDATION", "INVALID_PARAMETERS"],
          "errorsSource": {"kind": "inferred", "where": "here"},
          "message": "1 ${any}",
          "messageSource": {"kind": "observed", "where": "an/owner issue 3", "date": "2024-02-29"}
        },
        "source": {"kind": "documented", "where": "somewhere", "note": "a note"}
      }
      """;

  static final String TAKEN =
      """
      {
        "id": "plain",
        "claim": "A snapshot is made.",
        "apiVersions": ["2013-06-30"],
        "given": "an available volume",
        "effect": "creates",
        "inducible": "mutating",
        "request": {"text": "{\\"VolumeARN\\":\\"${volumeARN}\\"}"},
        "response": {"members": {"VolumeARN": "${volumeARN}"}},
        "source": {"kind": "documented", "where": "somewhere"}
      }
      """;

  static CaseFile read(String json) {
    ObjectNode document = Json.read(json.getBytes(UTF_8)).root();
    return CaseFile.read(
        "cases/x.json", Objects.requireNonNull(document, json).path("id").asText(), document);
  }

  @Test
  void readsEveryKey() {
    CaseFile refused = read(REFUSED);
    ContractCase contractCase =
        new ContractCase(refused, Contracts.bundled().contract("CreateSnapshot", "2012-06-30"));
    Map<String, String> bindings = Map.of("run", "r1", "region", "us-east-1");

    assertThat(refused.apiVersions()).containsExactly("2012-06-30", "2013-06-30");
    assertThat(refused.errors())
        .containsExactly(StorageGatewayError.VALIDATION, StorageGatewayError.INVALID_PARAMETERS);
    assertThat(refused.errorsSource().orElseThrow()).hasToString("inferred: here");
    assertThat(refused.messageSource().orElseThrow())
        .hasToString("observed: an/owner issue 3, 2024-02-29");
    assertThat(contractCase.id()).isEqualTo("no-text");
    assertThat(contractCase.key()).isEqualTo("2012-06-30/no-text").isEqualTo("" + contractCase);
    assertThat(contractCase.claim()).isEqualTo("A description without text is refused.");
    assertThat(contractCase.given()).isEmpty();
    assertThat(contractCase.inducible()).isEqualTo(ContractCase.Inducible.AUTHENTICATED);
    assertThat(contractCase.createsSnapshot()).isFalse();
    assertThat(contractCase.source()).isEqualTo("documented: somewhere");
    assertThat(contractCase.note()).contains("a note");
    assertThat(contractCase.names()).containsExactlyInAnyOrder("run", "unknownVolumeARN", "region");
    assertThat(contractCase.method()).isEqualTo("POST");
    assertThat(contractCase.query(bindings)).isEqualTo("run=r1");
    assertThat(contractCase.headers(bindings))
        .isEqualTo(Map.of("Content-Type", "application/x-amz-json-1.1", "X-Run", "r1"));
    assertThat(contractCase.signing(bindings))
        .containsExactly(
            Map.entry("as", "impostor"),
            Map.entry("offset", "-PT20M"),
            Map.entry("replace", "us-east-1"),
            Map.entry("with", "mars-1"));
  }

  @Test
  void fillsTextThatNeedNotBeJson() {
    CaseFile taken = read(TAKEN);
    ContractCase contractCase =
        new ContractCase(taken, Contracts.bundled().contract("CreateSnapshot", "2013-06-30"));

    assertThat(contractCase.body(Map.of("volumeARN", "an ARN")))
        .asString(UTF_8)
        .isEqualTo("{\"VolumeARN\":\"an ARN\"}");
    assertThat(contractCase.headers(Map.of()))
        .containsEntry("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot");
    assertThat(contractCase.given()).contains("an available volume");
    assertThat(contractCase.createsSnapshot()).isTrue();
    assertThat(contractCase.note()).isEqualTo(Optional.empty());
  }

  @Test
  void isEqualToTheSameCaseOfTheSameVersion() {
    Contract old = Contracts.bundled().contract("CreateSnapshot", "2012-06-30");
    ContractCase one = new ContractCase(read(REFUSED), old);

    assertThat(one)
        .isEqualTo(new ContractCase(read(REFUSED), old))
        .hasSameHashCodeAs(new ContractCase(read(REFUSED), old))
        .isNotEqualTo(
            new ContractCase(
                read(REFUSED), Contracts.bundled().contract("CreateSnapshot", "2013-06-30")))
        .isNotEqualTo(new ContractCase(read(REFUSED.replace("20M", "30M")), old))
        .isNotEqualTo("2012-06-30/no-text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"effect\": \"none\" | \"efect\": \"none\" | \"efect\" at # is an unknown key; known are"
            + " [id, claim,",
        "\"query\": \"run=${run}\" | \"qeury\": \"\" | \"qeury\" at #/request is an unknown key;"
            + " known are [method, query, headers, body, text, signing]",
        "\"message\": | \"masage\": | \"masage\" at #/response is an unknown key; known are"
            + " [members, errors, errorsSource, message, olderMessage, messageSource]",
        "\"as\": | \"als\": | \"als\" at #/request/signing is an unknown key; known are [as,"
            + " offset, signedHeaders, body, token, X-Amz-Date, replace, with]",
        "\"kind\": \"inferred\", | \"sort\": 1, | \"sort\" at #/response/errorsSource is an unknown"
            + " key",
        "\"claim\": \"A description without text is refused.\", | `` | \"claim\" at # is missing;"
            + " it must be a string",
        "\"claim\": \"A description without text is refused.\" | \"claim\": \"\" | \"claim\" at #"
            + " must be a string that is not empty",
        "\"where\": \"somewhere\" | \"note\": \"n\" | it has the member",
        "\"where\": \"somewhere\", | `` | \"where\" at #/source is missing",
        "[\"2012-06-30\", \"2013-06-30\"] | [] | \"apiVersions\" at # is empty; a case needs one at"
            + " least",
        "[\"2012-06-30\", \"2013-06-30\"] | \"2012-06-30\" | \"apiVersions\" at # must be an array",
        "\"effect\": \"none\" | \"effect\": \"some\" | \"effect\" at # is \"some\"; it must be one"
            + " of [none, creates]",
        "\"authenticated\" | \"friendly\" | \"inducible\" at # is \"friendly\"; it must be one of"
            + " [anonymous, authenticated, mutating, lab, never]",
        "\"impostor\" | \"a friend\" | \"as\" at #/request/signing is \"a friend\"; it must be one"
            + " of [nobody, anyone, impostor]",
        "\"an/owner issue 3\" | \"there\" | \"where\" at #/response/messageSource is \"there\";"
            + " what was observed is in a repository, such as",
        "an/owner issue 3 | an/owner issue 0 | \"where\" at #/response/messageSource is \"an/owner"
            + " issue 0\"; what",
        "an/owner issue 3 | an/owner | \"where\" at #/response/messageSource is \"an/owner\"; what"
            + " was observed",
        "\"an/owner issue 3\", \"date\": \"2024-02-29\" | \"an/owner issue 3\" | \"date\" at"
            + " #/response/messageSource is missing; it must be a string",
        "2024-02-29 | 2023-02-29 | \"date\" at #/response/messageSource is \"2023-02-29\"; one"
            + " looks like 2018-04-03, 2018-04 or 2018",
        "2024-02-29 | last year | \"date\" at #/response/messageSource is \"last year\"; one looks"
            + " like",
        "\"observed\", \"where\": \"an/owner issue 3\" | \"observed-elsewhere\", \"where\": \"an"
            + " article\" | \"where\" at #/response/messageSource is \"an article\"; what was"
            + " observed",
        "\"where\": \"somewhere\" | \"where\": \"somewhere\", \"date\": \"2018\" | \"date\" at"
            + " #/source has no place in what is documented, and not observed",
        "\"where\": \"somewhere\" | \"where\": \"somewhere\", \"besides\": {} | \"besides\" at"
            + " #/source has no place in what is documented",
        "\"2024-02-29\" | \"2024-02-29\", \"besides\": {\"kind\": \"inferred\", \"where\": \"x\"} |"
            + " \"kind\" at #/response/messageSource/besides is \"inferred\"; it must be one of"
            + " [documented, modelled]",
        "\"documented\" | \"guessed\" | \"kind\" at #/source is \"guessed\"; it must be one of"
            + " [observed, observed-elsewhere, documented, modelled, inferred]",
        "\"VALIDATION\" | \"VALIDATOIN\" | \"errors\" at #/response has \"VALIDATOIN\", which is"
            + " not in the catalogue",
        "[\"VALIDATION\", \"INVALID_PARAMETERS\"] | [] | \"errors\" at #/response is empty; name"
            + " one error at least",
        "\"errors\": [\"VALIDATION\", \"INVALID_PARAMETERS\"], | `` | \"response\" at # must have"
            + " either \"members\", of a success, or \"errors\"",
        "\"errors\": | \"members\": {}, \"errors\": | \"response\" at # must have either"
            + " \"members\", of a success, or \"errors\"",
        "\"message\": \"1 ${any}\", | `` | \"message\" at #/response and \"messageSource\" go"
            + " together",
        "\"body\": { | \"text\": \"x\", \"body\": { | \"body\" at #/request or \"text\" must be"
            + " there, and not both",
        "\"offset\": \"-PT20M\" | \"offset\": \"20 minutes\" | \"offset\" at #/request/signing is"
            + " \"20 minutes\"; one looks like -PT20M",
        "-PT20M | P99999D | \"offset\" at #/request/signing is \"P99999D\"; a date has",
        "-PT20M | -PT99999999999999H | \"offset\" at #/request/signing is \"-PT99999999999999H\"",
        "-PT20M | PT9223372036854775808S | \"offset\" at #/request/signing is",
        "POST | PO ST | \"method\" at #/request is \"PO ST\", which no client can send",
        "POST | CONNECT | \"method\" at #/request is \"CONNECT\", which no client can send",
        "run=${run} | a=# | \"query\" at #/request is \"a=#\"; a query has letters",
        "run=${run} | a=%2 | \"query\" at #/request is \"a=%2\"; a query has letters",
        "run=${run} | a b | \"query\" at #/request is \"a b\"; a query has letters",
        "X-Run | X Run | \"X Run\" at #/request/headers is not a header's name",
        "X-Run | Content-Length | \"Content-Length\" at #/request/headers is a header that the"
            + " client sets",
        "\"X-Run\": \"${run}\" | \"X-Run\": \"a\\nb\" | \"X-Run\" at #/request/headers is"
            + " \"a\\nb\"; a header has no line ends",
        "mars-1 | mars\\u0000 | \"with\" at #/request/signing is \"mars\\u0000\"; a header has",
        "\"SnapshotDescription\": \"\" | \"Tags\": [{\"$repeat\": 1000, \"item\":"
            + " \"${repeat(xx,99999)}\"}] | \"body\" at #/request or another part becomes longer",
        "\"SnapshotDescription\": \"\" | \"Tags\": [{\"$repeat\": 2, \"item\": [{\"$repeat\": 2,"
            + " \"item\": 1}]}] | \"body\" at #/request has a repetition that is not",
        ", \"with\": \"mars-1\" | `` | \"replace\" at #/request/signing and \"with\" go together",
        "\"mars-1\" | `\"\"` | \"with\" at #/request/signing must be a string that is not empty",
        "\"X-Run\": \"${run}\" | \"X-Run\": 7 | \"X-Run\" at #/request/headers must be a string"
            + " that is not empty; it is 7",
        "run=${run} | run=${run} ${run-id} | \"request\" at # has a place in \"run=${run}"
            + " ${run-id}\" that is none of ${name}, ${repeat(x,9)}, ${padTo(9,x)}",
        "run=${run} | ${any} | \"request\" at # has a place in \"${any}\" that is none of",
        "1 ${any} | 1 ${ any } | \"response\" at # has a place in \"1 ${ any }\" that is none of"
            + " ${name}, ${repeat(x,9)}, ${padTo(9,x)}, ${any}",
        "\"SnapshotDescription\": \"\" | \"SnapshotDescription\": \"${padTo(x)}\" | \"request\" at"
            + " # has a place in \"${padTo(x)}\"",
        "\"SnapshotDescription\": \"\" | \"Tags\": [{\"$repeat\": 0, \"item\": 1}] | \"body\" at"
            + " #/request has a repetition that is not {\"$repeat\": 1 to 1000, \"item\": …} in an"
            + " array",
        "${unknownVolumeARN} | ${volumeARN} | \"inducible\" at # is authenticated, but the case"
            + " names ${volumeARN}, of which an endpoint may make a snapshot",
        "\"authenticated\" | \"anonymous\" | \"inducible\" at # is anonymous, so it must be signed"
            + " \"as\" nobody or anyone",
        "\"authenticated\" | \"lab\" | \"given\" at # is missing; a case that is lab needs it",
        "\"authenticated\" | \"never\" | \"given\" at # is missing; a case that is never needs it",
        "\"impostor\" | \"nobody\" | \"request\" at # is signed as nobody, so \"signing\" can say"
            + " nothing else",
      })
  void namesFileKeyAndRuleOfAMistake(String right, String wrong, String message) {
    assertThat(REFUSED).contains(right);
    String json = REFUSED.replace(right, wrong);
    if (message.equals("it has the member")) {
      // Twice the same key is no JSON to begin with.
      assertThat(Json.read(json.getBytes(UTF_8)).problem()).contains(message);
      return;
    }
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cases/x.json: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"given\": \"an available volume\", | `` | \"given\" at # is missing; a case that is"
            + " mutating needs it",
        "\"mutating\" | \"never\" | \"inducible\" at # must be mutating or lab, since the case"
            + " creates something",
        "\"response\": { | \"response\": {\"errorsSource\": {\"kind\": \"inferred\", \"where\":"
            + " \"here\"}, | \"errorsSource\" at #/response has no place beside \"members\"",
        "\"response\": { | \"response\": {\"message\": \"x\", \"messageSource\": {\"kind\":"
            + " \"inferred\", \"where\": \"here\"}, | \"message\" at #/response has no place beside"
            + " \"members\"",
        "\"request\": {\"text\": | \"request\": {\"headers\": {}, \"text\": 7, \"signing\":"
            + " {\"body\": | \"text\" at #/request must be a string; it is 7",
      })
  void namesFileKeyAndRuleOfAMistakeInACaseThatCreates(String right, String wrong, String message) {
    assertThat(TAKEN).contains(right);
    String json = TAKEN.replace(right, wrong);
    if (json.contains("\"signing\": {\"body\":")) {
      json = json.replace("}\"},\n  \"response\"", "}\"}},\n  \"response\"");
    }
    String changed = json;
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cases/x.json: ")
        .hasMessageContaining(message);
  }

  @Test
  void mayCreateNothingAndStillSucceed() {
    CaseFile listed =
        read(
            TAKEN
                .replace("\"creates\"", "\"none\"")
                .replace("\"mutating\"", "\"lab\"")
                .replace("\"${volumeARN}\"}}", "\"${volumeARN}\", \"Infos\": [{\"Size\": 7}]}}"));

    assertThat(listed.effect()).isEqualTo(CaseFile.Effect.NONE);
    assertThat(listed.members()).isPresent();
    assertThat(listed.errors()).isEmpty();
  }

  @Test
  void isNamedLikeItsFile() {
    ObjectNode document =
        Objects.requireNonNull(Json.read(REFUSED.getBytes(UTF_8)).root(), "REFUSED");

    assertThatThrownBy(() -> CaseFile.read("cases/other.json", "other", document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cases/other.json: \"id\" at # is \"no-text\"; the file is named other");
  }
}
