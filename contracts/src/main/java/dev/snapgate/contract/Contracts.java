package dev.snapgate.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.text.NearNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of one operation, one for each API version.
 *
 * <pre>{@code
 * Contract today = Contracts.bundled().version("2013-06-30");
 * Optional<Contract> asked = Contracts.bundled().forTarget(request.header("X-Amz-Target"));
 * Contracts ours = Contracts.from(Path.of("src/test/contracts/create-snapshot"));
 * }</pre>
 *
 * <p>Contracts are data: {@code operation.json}, {@code error.schema.json}, {@code errors.json},
 * and for each API version {@code <version>/request.schema.json} and {@code
 * <version>/response.schema.json}, and {@code cases/<id>.json} for the cases that {@code
 * operation.json} lists. Nothing here uses the network.
 */
public final class Contracts {

  private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Map<String, Contract> versions;
  private final List<Contract> all;
  private final Map<String, Contract> targets;
  private final int edition;
  private final Supplier<List<ContractCase>> cases;
  private volatile @Nullable List<ContractCase> loadedCases;

  private Contracts(
      Map<String, Contract> versions,
      Map<String, Contract> targets,
      int edition,
      Supplier<List<ContractCase>> cases) {
    this.versions = versions;
    this.all = List.copyOf(versions.values());
    this.targets = targets;
    this.edition = edition;
    this.cases = cases;
  }

  /**
   * The contracts of {@code CreateSnapshot} that come with this library; loaded once, when first
   * asked for.
   */
  public static Contracts bundled() {
    return Bundled.CONTRACTS;
  }

  /**
   * Contracts of your own, in the same format as the bundled ones.
   *
   * <p>Errors are the catalogue's, {@link StorageGatewayError}. A folder may leave {@code
   * errors.json} out or repeat entries of it; it cannot change them.
   *
   * @throws IllegalArgumentException if anything is wrong with the files, naming the file, the
   *     place in it and the rule
   * @throws java.io.UncheckedIOException if a file is there but cannot be read
   */
  public static Contracts from(Path folder) {
    return load(ContractFiles.in(folder));
  }

  /** All of them, the oldest API version first. */
  public List<Contract> all() {
    return all;
  }

  /**
   * The contract of an API version, such as {@code 2012-06-30}.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public Contract version(String apiVersion) {
    Contract contract = versions.get(apiVersion);
    if (contract == null) {
      throw new IllegalArgumentException(
          "no contract of API version '"
              + NearNames.shown(apiVersion)
              + "'; there are "
              + versions.keySet());
    }
    return contract;
  }

  /**
   * The contract that a value of {@code X-Amz-Target} means, such as {@code
   * StorageGateway_20130630.CreateSnapshot}.
   */
  public Optional<Contract> forTarget(String xAmzTarget) {
    return Optional.ofNullable(targets.get(xAmzTarget));
  }

  /**
   * Every case of every API version: in the order of {@code operation.json}, and of one case in the
   * order of its {@code apiVersions}. Read when first asked for.
   */
  public List<ContractCase> cases() {
    List<ContractCase> known = loadedCases;
    if (known == null) {
      known = cases.get();
      loadedCases = known;
    }
    return known;
  }

  /**
   * The edition of the cases, 1 or more. It goes up when a case's request changes, so that what was
   * recorded with another edition is not taken for an answer to this one.
   */
  public int edition() {
    return edition;
  }

  private static Contracts load(ContractFiles files) {
    String file = files.label("operation.json");
    DataObject operation =
        DataObject.of(
            file,
            "",
            files.read("operation.json"),
            "operation",
            "path",
            "contentType",
            "effect",
            "edition",
            "cases",
            "apiVersions",
            "commonErrors");
    String name = operation.text("operation");
    String path = operation.text("path");
    if (!path.startsWith("/")) {
      throw operation.refused(
          "path", "is " + DataObject.shown(path) + "; it must begin with \"/\"");
    }
    String contentType = operation.text("contentType");
    if (!files.trusted()) {
      Sendable.checkPath(operation, "path", path);
      Sendable.checkHeader(operation, "contentType", contentType);
    }
    operation.oneOf("effect", "none", "creates");
    List<StorageGatewayError> common = errors(operation, "commonErrors");
    if (!files.trusted()) {
      files.readIfPresent("errors.json").ifPresent(errors -> checkCatalogue(files, errors));
    }
    BodySchema error = schema(files, "error.schema.json");

    Map<String, Contract> versions = new LinkedHashMap<>();
    Map<String, Contract> targets = new HashMap<>();
    DataObject apiVersions = operation.map("apiVersions");
    for (String apiVersion : apiVersions.keys()) {
      if (!API_VERSION.matcher(apiVersion).matches()) {
        throw apiVersions.refused(apiVersion, "is no API version; one looks like 2013-06-30");
      }
      DataObject version = apiVersions.object(apiVersion, "targets", "responseLayout", "errors");
      List<String> own = new ArrayList<>();
      for (DataObject target : version.objects("targets", "target", "source")) {
        Source.read(target.object("source", Source.KEYS));
        if (!files.trusted()) {
          Sendable.checkHeader(target, "target", target.text("target"));
        }
        own.add(target.text("target"));
      }
      if (own.isEmpty()) {
        throw version.refused("targets", "is empty; a contract needs one at least");
      }
      List<StorageGatewayError> errors = new ArrayList<>(errors(version, "errors"));
      errors.addAll(common);
      Contract contract =
          new Contract(
              name,
              apiVersion,
              List.copyOf(own),
              path,
              contentType,
              List.copyOf(errors),
              version.oneOf("responseLayout", "page", "compact").equals("page"),
              schema(files, apiVersion.concat("/request.schema.json")),
              schema(files, apiVersion.concat("/response.schema.json")),
              error);
      if (!files.trusted()) {
        new Answerable(contract, files, apiVersion).check();
      }
      versions.put(apiVersion, contract);
      for (String target : own) {
        if (targets.put(target, contract) != null) {
          throw version.refused(
              "targets", "has " + DataObject.shown(target) + ", which is taken already");
        }
      }
    }
    if (versions.isEmpty()) {
      throw operation.refused("apiVersions", "is empty; there must be one at least");
    }
    List<String> ids = operation.has("cases") ? operation.texts("cases") : List.of();
    if (!files.trusted()) {
      ids.forEach(id -> Sendable.checkId(operation, "cases", id));
    }
    Contracts contracts =
        new Contracts(
            versions,
            targets,
            operation.has("edition") ? operation.integer("edition", 1, Integer.MAX_VALUE) : 1,
            () -> cases(files, ids, versions));
    if (!files.trusted()) {
      files.checkCases(ids);
      contracts.cases();
    }
    return contracts;
  }

  private static List<ContractCase> cases(
      ContractFiles files, List<String> ids, Map<String, Contract> versions) {
    List<ContractCase> cases = new ArrayList<>();
    for (String id : ids) {
      String name = "cases/" + id + ".json";
      CaseFile file = CaseFile.read(files.label(name), id, files.read(name));
      for (String apiVersion : file.apiVersions()) {
        Contract contract = versions.get(apiVersion);
        if (contract == null) {
          throw new IllegalArgumentException(
              files.label(name)
                  + ": \"apiVersions\" has "
                  + DataObject.shown(apiVersion)
                  + "; operation.json has "
                  + versions.keySet());
        }
        cases.add(new ContractCase(file, contract));
      }
    }
    return List.copyOf(cases);
  }

  private static BodySchema schema(ContractFiles files, String name) {
    ObjectNode document = files.read(name);
    return files.trusted()
        ? BodySchema.bundled(name, document)
        : BodySchema.of(files.label(name), document);
  }

  private static List<StorageGatewayError> errors(DataObject data, String key) {
    List<StorageGatewayError> errors = new ArrayList<>();
    for (String id : data.texts(key)) {
      Optional<StorageGatewayError> error = StorageGatewayError.named(id);
      if (error.isEmpty()) {
        throw data.refused(
            key,
            "has "
                + DataObject.shown(id)
                + "; known are "
                + Arrays.toString(StorageGatewayError.values()));
      }
      errors.add(error.get());
    }
    return errors;
  }

  private static void checkCatalogue(ContractFiles files, ObjectNode document) {
    String file = files.label("errors.json");
    for (ErrorEntry entry : ErrorEntry.readAll(file, document).values()) {
      StorageGatewayError error =
          StorageGatewayError.named(entry.id())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          file
                              + ": \"id\" "
                              + DataObject.shown(entry.id())
                              + " is no error of the catalogue; known are "
                              + Arrays.toString(StorageGatewayError.values())));
      if (!error.entry().equals(entry)) {
        throw new IllegalArgumentException(
            file
                + ": the error "
                + DataObject.shown(entry.id())
                + " differs from the catalogue, which a folder cannot change; leave it out");
      }
    }
  }

  /** Loaded when first asked for, by the class loader's own lock. */
  private static final class Bundled {
    static final Contracts CONTRACTS = load(ContractFiles.bundled());
  }
}
