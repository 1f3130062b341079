package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.schema.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContractsTest {

  private static final List<String> FILES =
      List.of(
          "service.json",
          "create-snapshot/operation.json",
          "errors.json",
          "error.schema.json",
          "create-snapshot/2012-06-30/request.schema.json",
          "create-snapshot/2012-06-30/response.schema.json",
          "create-snapshot/2013-06-30/request.schema.json",
          "create-snapshot/2013-06-30/response.schema.json");

  private static final Pattern CASES = Pattern.compile("\"cases\": \\[[^]]*]");

  private static final Pattern OPERATIONS = Pattern.compile("\"operations\": \\[[^]]*]");

  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  private final Path folder;

  ContractsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    for (String file : FILES) {
      copy(file);
    }
    // One operation and two of its cases are enough, and much faster.
    Path operation = folder.resolve("create-snapshot/operation.json");
    Files.writeString(
        operation,
        CASES
            .matcher(Files.readString(operation))
            .replaceFirst("\"cases\": [\"creates-a-snapshot\", \"volume-not-found\"]"));
    copy("create-snapshot/cases/creates-a-snapshot.json");
    copy("create-snapshot/cases/volume-not-found.json");
    Path service = folder.resolve("service.json");
    Files.writeString(
        service,
        OPERATIONS
            .matcher(CASES.matcher(Files.readString(service)).replaceFirst("\"cases\": []"))
            .replaceFirst("\"operations\": [\"create-snapshot\"]"));
  }

  private void copy(String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.write(target, ContractFiles.bundled().bytes(file).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service.json",
        "create-snapshot/operation.json",
        "errors.json",
        "error.schema.json",
        "create-snapshot/2012-06-30/request.schema.json",
        "create-snapshot/2012-06-30/response.schema.json",
        "create-snapshot/2013-06-30/request.schema.json",
        "create-snapshot/2013-06-30/response.schema.json",
        "create-snapshot/cases/creates-a-snapshot.json",
        "create-snapshot/cases/volume-not-found.json"
      })
  void saysAMistakeInOneShortLine(String file) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    // A line end, what turns a line around, what a terminal obeys, and too much of it.
    String hostile = "\"\\n\\u202e\\u001b[31m" + "x".repeat(9_000) + "\"";
    List<String> messages = new ArrayList<>();
    for (Matcher string = STRING.matcher(text); string.find(); ) {
      Files.writeString(
          path, text.substring(0, string.start()) + hostile + text.substring(string.end()));
      try {
        Contracts.from(folder);
      } catch (IllegalArgumentException e) {
        messages.add(String.valueOf(e.getMessage()));
      }
    }

    assertThat(messages)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            message ->
                assertThat(message)
                    .startsWith(path.toString())
                    .hasSizeLessThan(2_000)
                    .doesNotContain("\n", "\u202e", "\u001b"));
  }

  @Test
  void loadsTheBundledContractsOnce() {
    assertThat(Contracts.bundled()).isSameAs(Contracts.bundled());
  }

  @Test
  void findsContractsByVersionAndTarget() {
    Contracts contracts = Contracts.bundled();

    assertThat(contracts.forTarget("StorageGateway_20120430.CreateSnapshot"))
        .containsSame(contracts.contract("CreateSnapshot", "2012-06-30"));
    assertThat(contracts.forTarget("StorageGateway_20120630.CreateSnapshot"))
        .containsSame(contracts.contract("CreateSnapshot", "2012-06-30"));
    assertThat(contracts.forTarget("StorageGateway_20130630.CreateSnapshot"))
        .containsSame(contracts.contract("CreateSnapshot", "2013-06-30"));
    assertThat(contracts.forTarget("StorageGateway_20130630.DeleteVolume")).isEmpty();
    assertThat(contracts.forTarget("")).isEmpty();
    assertThatThrownBy(() -> contracts.version("20130630"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no contract of API version '20130630'; there are [2012-06-30, 2013-06-30]");
  }

  @Test
  void findsAnOperationByEitherOfItsNames() {
    Contracts contracts = Contracts.bundled();
    Contract today = contracts.contract("CreateSnapshot", "2013-06-30");

    assertThat(today.service()).isEqualTo("storagegateway");
    assertThat(contracts.operation("CreateSnapshot"))
        .isEqualTo(contracts.operation("storagegateway:CreateSnapshot"))
        .contains(today);
    assertThat(contracts.newest("CreateSnapshot")).isSameAs(today);
    assertThat(contracts.version("2013-06-30")).contains(today);
    assertThatThrownBy(() -> contracts.operation("ec2:CreateSnapshot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "no contract of the operation 'ec2:CreateSnapshot'; storagegateway has ["
                + "CreateSnapshot");
  }

  @Test
  void asksForTheFolderAboveThatOfAnOperation() throws IOException {
    Path operation = folder.resolve("create-snapshot");

    assertThatThrownBy(() -> Contracts.from(operation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            operation
                + "/operation.json describes one operation; give the folder above it, which holds"
                + " service.json and a folder for each operation");
  }

  @Test
  void refusesAnOperationThatIsThereAndNotListed() throws IOException {
    Files.createDirectory(folder.resolve("list-volumes"));
    Files.createFile(folder.resolve("list-volumes/operation.json"));

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + "/list-volumes is not among \"operations\" of service.json; list it there, or"
                + " delete it");
  }

  @Test
  void readsAnOperationThatAFakeCannotAnswer() throws IOException {
    edit("service.json", "\"create-snapshot\"", "\"create-snapshot\", \"delete-volume\"");
    Path list = Files.createDirectories(folder.resolve("delete-volume/2013-06-30"));
    Files.writeString(
        folder.resolve("delete-volume/operation.json"),
        """
        {
          "operation": "DeleteVolume",
          "effect": "none",
          "apiVersions": {"2013-06-30": {"errors": []}}
        }
        """);
    for (String body : List.of("request", "response")) {
      Files.writeString(
          list.resolve(body + ".schema.json"),
          """
          {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {"Marker": {}},
            "sources": {"type": {"kind": "inferred", "where": "here"}}
          }
          """);
    }
    Contracts contracts = Contracts.from(folder);

    assertThat(contracts.newest("storagegateway:DeleteVolume").targets())
        .containsExactly("StorageGateway_20130630.DeleteVolume");
    assertThat(contracts.operation("DeleteVolume")).hasSize(1);
    assertThat(contracts.newest("DeleteVolume").response(Map.of())).asString(UTF_8).isEqualTo("{}");

    edit("create-snapshot/operation.json", "\"creates\"", "\"none\"");
    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("\"effect\" at # must be \"none\", as in operation.json");
  }

  @Test
  void readsAFolderInTheSameFormat() throws IOException {
    assertThat(Contracts.from(folder).all())
        .extracting(Contract::targets)
        .isEqualTo(
            Contracts.bundled().operation("CreateSnapshot").stream()
                .map(Contract::targets)
                .toList());

    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"maxLength\": 255",
        "\"maxLength\": 10");
    byte[] body = "{\"SnapshotDescription\":\"eleven long\"}".getBytes(UTF_8);
    assertThat(
            Contracts.from(folder)
                .contract("CreateSnapshot", "2013-06-30")
                .readRequest(body)
                .violations())
        .extracting(Violation::limit)
        .containsExactly("VolumeARN", "10");
  }

  @Test
  void readsTheCasesOfAFolder() throws IOException {
    assertThat(Contracts.from(folder).cases())
        .extracting(ContractCase::key)
        .containsExactly(
            "2013-06-30/creates-a-snapshot",
            "2012-06-30/creates-a-snapshot",
            "2013-06-30/volume-not-found",
            "2012-06-30/volume-not-found");
    assertThat(Contracts.from(folder).edition()).isEqualTo(Contracts.bundled().edition());

    copy("service.json");
    copy("create-snapshot/operation.json");
    copy("list-volumes/operation.json");
    for (String apiVersion : List.of("2012-06-30", "2013-06-30")) {
      copy("list-volumes/" + apiVersion + "/request.schema.json");
      copy("list-volumes/" + apiVersion + "/response.schema.json");
    }
    for (ContractCase contractCase : Contracts.bundled().cases()) {
      copy(BundledCasesTest.path(contractCase.id()));
    }
    assertThat(Contracts.from(folder).cases())
        .extracting(ContractCase::key)
        .containsExactlyElementsOf(
            Contracts.bundled().cases().stream().map(ContractCase::key).toList());
  }

  @Test
  void refusesTwoCasesOfOneId() throws IOException {
    edit("service.json", "\"cases\": []", "\"cases\": [\"volume-not-found\"]");
    Files.createDirectories(folder.resolve("cases"));
    Files.copy(
        folder.resolve("create-snapshot/cases/volume-not-found.json"),
        folder.resolve("cases/volume-not-found.json"));

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + "/service.json: \"cases\" at # has \"volume-not-found\", which CreateSnapshot has"
                + " too");
  }

  @Test
  void refusesACaseThatIsListedAndNotThereOrThereAndNotListed() throws IOException {
    edit("create-snapshot/operation.json", "\"volume-not-found\"", "\"volume-not-there\"");
    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + "/create-snapshot/cases/volume-not-found.json is not among \"cases\" of"
                + " operation.json; list it there, or delete it");

    Files.delete(folder.resolve("create-snapshot/cases/volume-not-found.json"));
    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder + "/create-snapshot/cases/volume-not-there.json is missing");
  }

  @Test
  void needsNoErrorsFileInAFolder() throws IOException {
    Files.delete(folder.resolve("errors.json"));
    assertThat(Contracts.from(folder).contract("CreateSnapshot", "2013-06-30").errors())
        .isEqualTo(Contracts.bundled().contract("CreateSnapshot", "2013-06-30").errors());
  }

  static Stream<Arguments> mistakes() {
    String request = "create-snapshot/2013-06-30/request.schema.json";
    return Stream.of(
        // service.json
        Arguments.of(
            "service.json",
            "\"path\": \"/\"",
            "\"path\": \"/\", \"paht\": 1",
            "service.json: \"paht\" at # is an unknown key; known are [service, protocol,"
                + " path, contentType, edition, operations, casesOn, cases, apiVersions,"
                + " commonErrors]"),
        Arguments.of(
            "service.json",
            "\"responseLayout\": \"page\"",
            "\"responseLayout\": \"page\", \"x\": 1",
            "service.json: \"x\" at #/apiVersions/2012-06-30 is an unknown key"),
        Arguments.of(
            "service.json",
            "\"responseLayout\": \"page\"",
            "\"responseLayout\": \"wide\"",
            "service.json: \"responseLayout\" at #/apiVersions/2012-06-30 is \"wide\"; it must be"
                + " one of [page, compact]"),
        Arguments.of(
            "service.json",
            "\"kind\": \"inferred\"",
            "\"kind\": \"guessed\"",
            "service.json: \"kind\" at #/apiVersions/2012-06-30/targets/1/source is \"guessed\""),
        Arguments.of(
            "create-snapshot/operation.json",
            "\"creates\"",
            "\"creates-money\"",
            "operation.json: \"effect\" at # is \"creates-money\""),
        Arguments.of(
            "service.json", "\"path\": \"/\"", "\"path\": \"x\"", "\"path\" at # is \"x\""),
        Arguments.of(
            "service.json", "\"path\": \"/\",", "", "service.json: \"path\" at # is missing"),
        Arguments.of(
            "create-snapshot/operation.json",
            "\"VOLUME_NOT_READY\"",
            "\"VOLUME_ABSENT\"",
            "operation.json: \"errors\" at #/apiVersions/2012-06-30 has \"VOLUME_ABSENT\"; known"
                + " are [GATEWAY_INTERNAL_ERROR,"),
        Arguments.of(
            "create-snapshot/operation.json",
            "\"VOLUME_NOT_READY\"",
            "\"VOLUME_NOT_FOUND\"",
            "\"errors\" at #/apiVersions/2012-06-30 has \"VOLUME_NOT_FOUND\" twice"),
        Arguments.of(
            "service.json",
            "StorageGateway_20130630",
            "StorageGateway_20120630",
            "\"targets\" at #/apiVersions/2013-06-30 makes"
                + " \"StorageGateway_20120630.CreateSnapshot\", which is taken already"),
        Arguments.of(
            "service.json",
            "\"2012-06-30\": {",
            "\"../../x\": {",
            "\"../../x\" at #/apiVersions is no API version; one looks like 2013-06-30"),
        Arguments.of(
            "create-snapshot/operation.json",
            "\"2012-06-30\": {",
            "\"2011-06-30\": {",
            "\"2011-06-30\" at #/apiVersions is not an API version of service.json, which has"
                + " [2012-06-30, 2013-06-30]"),
        Arguments.of(
            "service.json",
            "\"path\": \"/\"",
            "\"path\": \"/\", \"path\": \"/\"",
            "service.json is not one JSON object: it has the member \"path\" twice"),
        Arguments.of(
            "service.json",
            "\"path\": \"/\"",
            "\"path\" \"/\"",
            "service.json is not one JSON object: it is not JSON: syntax error at line 4,"),
        Arguments.of(
            "service.json",
            "\"edition\": 1",
            "\"edition\": 0",
            "service.json: \"edition\" at # must be a whole number from 1 to 2147483647; it is"
                + " 0"),
        // cases
        Arguments.of(
            "create-snapshot/cases/volume-not-found.json",
            "\"2012-06-30\"",
            "\"2012-06-31\"",
            "create-snapshot/cases/volume-not-found.json: \"apiVersions\" has \"2012-06-31\";"
                + " operation.json has [2012-06-30, 2013-06-30]"),
        Arguments.of(
            "create-snapshot/cases/volume-not-found.json",
            "\"effect\"",
            "\"efect\"",
            "create-snapshot/cases/volume-not-found.json: \"efect\" at # is an unknown key"),
        // errors.json
        Arguments.of(
            "errors.json",
            "\"code\": \"VolumeNotFound\"",
            "\"cdoe\": \"VolumeNotFound\"",
            "errors.json: \"cdoe\" at #/errors/7 is an unknown key"),
        Arguments.of(
            "errors.json",
            "\"id\": \"VOLUME_NOT_READY\"",
            "\"id\": \"VOLUME_NOT_FOUND\"",
            "errors.json: \"id\" at #/errors/8 is \"VOLUME_NOT_FOUND\", which another error of the"
                + " file has"),
        Arguments.of(
            "errors.json",
            "\"id\": \"VOLUME_NOT_READY\"",
            "\"id\": \"VOLUME_ABSENT\"",
            "errors.json: \"id\" \"VOLUME_ABSENT\" is no error of the catalogue; known are"),
        Arguments.of(
            "errors.json",
            "The specified volume is not ready.",
            "Later.",
            "errors.json: the error \"VOLUME_NOT_READY\" differs from the catalogue"),
        Arguments.of(
            "errors.json",
            "\"status\": 413",
            "\"status\": 200",
            "\"status\" at #/errors/31 must be a whole number from 400 to 599; it is 200"),
        Arguments.of(
            "errors.json",
            "\"java-v1\"",
            "\"cobol\"",
            "\"retriedBy\" at #/errors/0 names \"cobol\"; known are [boto3-legacy,"),
        Arguments.of(
            "errors.json",
            "\"body\": \"text\"",
            "\"body\": \"literal\"",
            "\"literal\" at #/errors/31 must be given if and only if \"body\" is \"literal\""),
        Arguments.of(
            "errors.json",
            "\"body\": \"none\"",
            "\"body\": \"short\"",
            "\"body\" at #/errors/31/older is \"short\"; it must be one of [none]"),
        Arguments.of(
            "errors.json",
            "\"body\": \"none\"",
            "\"body\": \"none\", \"message\": \"m\"",
            "\"message\" at #/errors/31/older or \"body\" must be there, and not both"),
        Arguments.of(
            "errors.json",
            "\"messageForm\": \"HTTP",
            "\"messageForm\": \"TCP",
            "\"messageForm\" at #/errors/31 must be the form of \"message\""),
        Arguments.of(
            "errors.json",
            "\"kind\": \"observed\"",
            "\"kind\": \"seen\"",
            "\"kind\" at #/errors/1/source is \"seen\"; it must be one of [observed,"
                + " observed-elsewhere, documented, modelled, inferred]"),
        Arguments.of(
            "errors.json",
            "\"where\": \"hashicorp/terraform-provider-aws issue 27523\",",
            "\"where\": \"the wiki\",",
            "\"where\" at #/errors/1/source is \"the wiki\"; what was observed is in a repository"),
        Arguments.of(
            "errors.json",
            "\"date\": \"2022-10-27\",",
            "",
            "\"date\" at #/errors/1/source is missing; it must be a string"),
        // schemas
        Arguments.of(
            request,
            "\"minLength\": 50",
            "\"minLenght\": 50",
            request
                + ": \"minLenght\" at #/properties/VolumeARN is not a keyword that contracts have"),
        Arguments.of(
            request,
            "\"minLength\": 50",
            "\"minLength\": \"50\"",
            request + ": \"minLength\" at #/properties/VolumeARN must be a whole number from 0 on"),
        Arguments.of(
            request, "\"minLength\": 50", "\"type\": \"text\"", "it has the member \"type\" twice"),
        Arguments.of(
            request,
            "\"type\": \"string\"",
            "\"type\": \"text\"",
            request
                + ": \"type\" at #/properties/VolumeARN must be one of [array, boolean, integer,"),
        Arguments.of(
            request,
            "\"required\": [",
            "\"required\": [ 7,",
            request + ": \"required\" at # must be an array of different strings"),
        Arguments.of(
            request,
            "#/$defs/TagCount",
            "#/$defs/Nowhere",
            request
                + ": \"$ref\" at #/properties/Tags/allOf/0 is \"#/$defs/Nowhere\", where no schema"
                + " is"),
        Arguments.of(request, "#/$defs/TagCount", "#/title", "is \"#/title\", where no schema is"),
        Arguments.of(
            request,
            "#/$defs/TagCount",
            "https://example.com/schema",
            "is \"https://example.com/schema\"; it must stay in its file, as \"#/$defs/name\""
                + " does"),
        Arguments.of(request, "#/$defs/TagCount", "file:///etc/passwd", "it must stay in its file"),
        Arguments.of(
            request,
            "\"$defs\": {",
            "\"$ref\": \"#\", \"$defs\": {",
            request
                + ": $ref cycle through # -> #; it comes back to the same value, so the check would"
                + " never end; let it go through a member or an item, or take it out"),
        Arguments.of(
            request,
            "#/$defs/TagCount",
            "#/properties/Tags",
            request
                + ": $ref cycle through #/properties/Tags -> #/properties/Tags/allOf/0 ->"
                + " #/properties/Tags; it"),
        Arguments.of(
            request,
            "\"$defs\": {",
            "\"$defs\": { \"A\": {\"$ref\": \"#/$defs/B\"}, \"B\": {\"$ref\": \"#/$defs/A\"},",
            request + ": $ref cycle through #/$defs/A -> #/$defs/B -> #/$defs/A; it"),
        Arguments.of(
            request,
            "\"$defs\": {",
            "\"$defs\": { \"Into\": {\"$ref\": \"#/$defs/A\"}, \"A\": {\"if\": {\"not\": {\"$ref\":"
                + " \"#/$defs/A\"}}},",
            request
                + ": $ref cycle through #/$defs/A -> #/$defs/A/if -> #/$defs/A/if/not -> #/$defs/A;"
                + " it"),
        Arguments.of(
            request,
            "\"$defs\": {",
            "\"$defs\": { \"A\": {\"if\": {}, \"then\": {}, \"else\": {\"$ref\": \"#/$defs/A\"}},",
            request + ": $ref cycle through #/$defs/A -> #/$defs/A/else -> #/$defs/A; it"),
        Arguments.of(
            request,
            "\"$defs\": {",
            "\"$defs\": { \"Unused\": {\"$ref\": \"#/$defs/Unused\"},",
            request + ": $ref cycle through #/$defs/Unused -> #/$defs/Unused;"),
        Arguments.of(
            request,
            "\"pattern\": \"^aws:\"",
            "\"pattern\": \"^(aws:\"",
            request
                + ": \"pattern\" at #/$defs/Tag/properties/Key/not is not a regular"
                + " expression: Unclosed group near index 6"),
        Arguments.of(
            request,
            "\"maxItems\": 50,",
            "\"maxItems\": 50, \"minItems\": 1,",
            request
                + ": \"minItems\" at #/$defs/TagCount has no source; add it to \"sources\" beside"
                + " it"),
        Arguments.of(
            request,
            "\"maxItems\": 50,",
            "",
            request
                + ": \"maxItems\" at #/$defs/TagCount/sources names no limit that stands beside"),
        Arguments.of(
            request,
            "\"where\": \"botocore 2013-06-30 service-2.json\"",
            "\"were\": \"botocore\"",
            request + ": \"were\" at #/properties/VolumeARN/sources/type is an unknown key"),
        Arguments.of(
            request,
            "\"if\": {",
            "\"else\": {",
            request + ": \"then\" at #/properties/Tags needs an \"if\" beside it"),
        Arguments.of(
            request,
            "draft/2020-12/schema",
            "draft/2019-09/schema",
            request
                + ": \"$schema\" at # must be \"https://json-schema.org/draft/2020-12/schema\""),
        Arguments.of(
            request,
            "\"properties\": {",
            "\"properties\": { \"X\": true,",
            request + ": #/properties/X must be a schema, that is an object; it is true"),
        Arguments.of(
            "error.schema.json",
            "\"minLength\": 1",
            "\"uniqueItems\": true",
            "error.schema.json: \"uniqueItems\" at #/properties/__type is not a keyword"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesFilePlaceAndRuleOfAMistake(String file, String right, String wrong, String message)
      throws IOException {
    edit(file, right, wrong);

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder + "/")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"properties\": {\"child\": {\"$ref\": \"#/$defs/Node\"}}",
        "\"items\": {\"$ref\": \"#/$defs/Node\"}",
        "\"allOf\": [{\"properties\": {\"child\": {\"allOf\": [{\"$ref\": \"#/$defs/Node\"}]}}}]",
        "\"if\": {\"items\": {\"$ref\": \"#/$defs/Node\"}}, \"then\": {\"items\": {\"$ref\":"
            + " \"#/$defs/Node\"}}",
        "\"additionalProperties\": {\"$ref\": \"#/$defs/Node\"}, \"sources\":"
            + " {\"additionalProperties\": {\"kind\": \"inferred\", \"where\": \"here\"}}",
      })
  void takesAReferenceThatComesBackOneLevelDeeperInTheBody(String recursion) throws IOException {
    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"$defs\": {",
        "\"$defs\": { \"Node\": {" + recursion + "},");
    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"properties\": {",
        "\"properties\": { \"X\": {\"$ref\": \"#/$defs/Node\"},");

    assertThat(
            Contracts.from(folder)
                .contract("CreateSnapshot", "2013-06-30")
                .readRequest("{\"X\":{\"child\":{\"child\":[[1],2]}}}".getBytes(UTF_8))
                .violations())
        .hasSize(2);
  }

  @Test
  void checksARecursiveBodyOnEachLevel() throws IOException {
    edit(
        "error.schema.json",
        "\"properties\": {",
        "\"properties\": { \"cause\": {\"$ref\": \"#\"},");

    assertThat(
            Contracts.from(folder)
                .contract("CreateSnapshot", "2013-06-30")
                .readError(
                    "{\"__type\":\"a\",\"message\":\"b\",\"cause\":{\"__type\":\"a\",\"message\":\"b\",\"cause\":{\"__type\":1,\"message\":\"b\"}}}"
                        .getBytes(UTF_8))
                .violations())
        .extracting(Violation::pointer, Violation::rule)
        .containsExactly(tuple("/cause/cause/__type", "type"));
  }

  @Test
  void tellsAFileThatIsAFolderFromOneThatIsMissing() throws IOException {
    Files.delete(folder.resolve("create-snapshot/operation.json"));
    Files.createDirectory(folder.resolve("create-snapshot/operation.json"));

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(folder + "/create-snapshot/operation.json cannot be read: it is a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create-snapshot/operation.json",
        "errors.json",
        "create-snapshot/2013-06-30/request.schema.json"
      })
  void namesALinkToAFileThatIsNotThere(String file) throws IOException {
    Files.delete(folder.resolve(file));
    Files.createSymbolicLink(folder.resolve(file), Path.of("nowhere.json"));

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            folder + "/" + file + " cannot be read: it is a link to a file that is not there");
  }

  @Test
  void followsALinkToAFile() throws IOException {
    Files.move(folder.resolve("create-snapshot/operation.json"), folder.resolve("elsewhere.json"));
    Files.createSymbolicLink(
        folder.resolve("create-snapshot/operation.json"), Path.of("../elsewhere.json"));

    assertThat(Contracts.from(folder).all()).hasSize(2);
  }

  @Test
  void namesAFileInAFolderThatIsNone() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("create-snapshot/2013-06-30"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("create-snapshot/2013-06-30"));
    Files.createFile(folder.resolve("create-snapshot/2013-06-30"));

    // To newer JDKs what is beneath a file does not exist, to older ones it cannot be read.
    assertThatThrownBy(() -> Contracts.from(folder))
        .hasMessageMatching(
            Pattern.quote(folder + "/create-snapshot/2013-06-30/request.schema.json")
                + " (is missing; every contract folder has this file|cannot be read: .+)");
  }

  @Test
  void namesAFileThatMayNotBeRead() {
    ContractFiles closed =
        name -> {
          throw new AccessDeniedException("/home/someone/" + name);
        };
    assertThatThrownBy(() -> closed.read("operation.json"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("operation.json cannot be read: permission is denied");
  }

  @Test
  void namesAFileOfBytesThatAreNoJson() throws IOException {
    Files.write(
        folder.resolve("create-snapshot/operation.json"),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + "/create-snapshot/operation.json is not one JSON object: it is not valid UTF-8 at"
                + " byte 0");
  }

  @Test
  void namesAFileThatIsMissing() throws IOException {
    Files.delete(folder.resolve("create-snapshot/2012-06-30/response.schema.json"));

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder
                + "/create-snapshot/2012-06-30/response.schema.json is missing; every contract"
                + " folder has this file");
  }

  @Test
  void refusesWhatIsNoFolder() {
    assertThatThrownBy(() -> Contracts.from(folder.resolve("create-snapshot/operation.json")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a folder; give the folder that holds service.json");
  }

  @Test
  void namesAFolderThatDoesNotExist() {
    assertThatThrownBy(() -> Contracts.from(folder.resolve("create-snapshto")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + folder.resolve("create-snapshto")
                + "' does not exist; give the folder that holds service.json");
  }

  @Test
  void tellsAFileThatCannotBeReadFromOneThatIsWrong() {
    ContractFiles broken =
        name -> {
          throw new IOException("disk on fire");
        };
    assertThatThrownBy(() -> broken.read("operation.json"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("operation.json cannot be read: disk on fire")
        .hasRootCauseMessage("disk on fire");
  }

  @Test
  void takesALongChainOfReferencesWithoutOverflow() throws IOException {
    StringBuilder chain = new StringBuilder("\"$defs\": {");
    for (int i = 0; i < 900; i++) {
      chain
          .append("\"c")
          .append(i)
          .append("\": {\"$ref\": \"#/$defs/c")
          .append(i + 1)
          .append("\"},");
    }
    chain.append("\"c900\": {},");
    edit("create-snapshot/2013-06-30/request.schema.json", "\"$defs\": {", chain.toString());
    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"properties\": {",
        "\"properties\": { \"X\": {\"$ref\": \"#/$defs/c0\"},");

    assertThat(
            Contracts.from(folder)
                .contract("CreateSnapshot", "2013-06-30")
                .readRequest("{\"X\":1}".getBytes(UTF_8))
                .violations())
        .hasSize(2);
  }

  @Test
  void refusesASchemaOfMoreThanAThousandSubschemas() throws IOException {
    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"properties\": {",
        "\"properties\": { \"X\": {\"allOf\": [" + "{},".repeat(1_000) + "{}]},");

    assertThatThrownBy(() -> Contracts.from(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("request.schema.json: more than 1000 subschemas");
  }

  @Test
  void keepsTheFirstOfAHundredThousandErrorsOfAContractWithoutConditions() throws IOException {
    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"properties\": {",
        "\"properties\": { \"X\": {\"items\": {\"not\": {}, \"sources\": {\"not\": {\"kind\":"
            + " \"inferred\", \"where\": \"here\"}}}},");
    byte[] body = ("{\"X\":[" + "1,".repeat(99_999) + "1]}").getBytes(UTF_8);

    List<Violation> violations =
        Contracts.from(folder)
            .contract("CreateSnapshot", "2013-06-30")
            .readRequest(body)
            .violations();

    assertThat(violations).hasSize(100);
    assertThat(violations.get(99))
        .isEqualTo(new Violation("/X/99", "not", "{}", "1", "inferred: here"));
  }

  @Test
  void checksEveryKeywordThatItLetsIn() throws IOException {
    edit(
        "create-snapshot/2013-06-30/request.schema.json",
        "\"properties\": {",
        "\"properties\": { \"X\": {\"additionalProperties\": false, \"properties\": {\"e\":"
            + " {\"enum\": [1, \"a\"], \"sources\": {\"enum\": {\"kind\": \"inferred\", \"where\":"
            + " \"h\"}}},\"c\": {\"const\": 1, \"sources\": {\"const\": {\"kind\": \"inferred\","
            + " \"where\": \"h\"}}},\"n\": {\"minimum\": 2, \"maximum\": 1, \"sources\":"
            + " {\"minimum\": {\"kind\": \"inferred\", \"where\": \"h\"}, \"maximum\": {\"kind\":"
            + " \"inferred\", \"where\": \"h\"}}},\"i\": {\"type\": \"integer\", \"sources\":"
            + " {\"type\": {\"kind\": \"inferred\", \"where\": \"h\"}}},\"l\": {\"if\":"
            + " {\"minItems\": 1}, \"then\": {\"maxItems\": 0, \"sources\": {\"maxItems\":"
            + " {\"kind\": \"inferred\", \"where\": \"h\"}}}, \"else\": {\"minItems\": 1,"
            + " \"sources\": {\"minItems\": {\"kind\": \"inferred\", \"where\":"
            + " \"h\"}}}}},\"sources\": {\"additionalProperties\": {\"kind\": \"inferred\","
            + " \"where\": \"h\"}}},");
    byte[] body =
        "{\"X\":{\"i\":1.5,\"n\":1.5,\"c\":2,\"e\":[],\"l\":[],\"other\":7}}".getBytes(UTF_8);

    assertThat(
            Contracts.from(folder)
                .contract("CreateSnapshot", "2013-06-30")
                .readRequest(body)
                .violations()
                .stream()
                .filter(violation -> violation.pointer().startsWith("/X")))
        .extracting(Violation::toString)
        .containsExactly(
            "/X/e must be one of [1,\"a\"] (inferred: h), but is [].",
            "/X/c must be 1 (inferred: h), but is 2.",
            "/X/n must be at least 2 (inferred: h), but is 1.5.",
            "/X/n must be at most 1 (inferred: h), but is 1.5.",
            "/X/i must be of type integer (inferred: h), but is 1.5.",
            "/X/l must have at least 1 item (inferred: h), but is [].",
            "/X/other is not a member that the contract knows (inferred: h), but is 7.");
  }

  @Test
  void keepsToTheMetaschemaOfDraft202012InEverySchema() throws IOException {
    Schema metaschema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (String file : FILES) {
      if (file.endsWith(".schema.json")) {
        assertThat(metaschema.validate(ContractFiles.bundled().read(file))).as(file).isEmpty();
      }
    }
  }

  @Test
  void needsNoYaml() {
    assertThatThrownBy(() -> Class.forName("com.fasterxml.jackson.dataformat.yaml.YAMLFactory"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(Contracts.from(folder).all()).hasSize(2);
  }

  @Test
  void readsEveryKeyOfASourceAndItsNote() {
    assertThat(
            Source.read(
                DataObject.of(
                    "f",
                    "",
                    ContractFiles.bundled()
                        .read("create-snapshot/2013-06-30/request.schema.json")
                        .at("/$defs/TagCount/sources/maxItems"),
                    Source.keys())))
        .satisfies(
            source -> {
              assertThat(source.kind()).isEqualTo("documented");
              assertThat(source.note()).isPresent();
            });
  }

  /** Replaces the first occurrence, which must be there. */
  private void edit(String file, String right, String wrong) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    int at = before.indexOf(right);
    assertThat(at).as("'%s' in %s", right, file).isNotNegative();
    Files.writeString(
        path, before.substring(0, at) + wrong + before.substring(at + right.length()));
  }
}
