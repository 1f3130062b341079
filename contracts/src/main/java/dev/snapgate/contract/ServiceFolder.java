package dev.snapgate.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.schema.BodySchema;
import dev.snapgate.internal.schema.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of a service, read: {@code service.json} with what all operations have in common, and
 * a folder for each operation.
 */
final class ServiceFolder {

  private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final String SERVICE = "service.json";
  private static final String OPERATION = "operation.json";

  private final ContractFiles files;

  private final DataObject service;
  private final List<StorageGatewayError> common;
  private final BodySchema error;
  private final List<Contract> all = new ArrayList<>();
  private final Map<String, Contract> targets = new HashMap<>();
  private final Map<String, Map<String, Contract>> operations = new LinkedHashMap<>();

  /** The cases of each folder, by the operation that they are sent to. */
  private record Listed(String folder, String operation, List<String> ids) {}

  private final List<Listed> cases = new ArrayList<>();

  private ServiceFolder(ContractFiles files) {
    this.files = files;
    requireService();
    this.service =
        DataObject.of(
            files.label(SERVICE),
            "",
            files.read(SERVICE),
            "service",
            "protocol",
            "path",
            "contentType",
            "edition",
            "operations",
            "casesOn",
            "cases",
            "apiVersions",
            "commonErrors");
    this.common = errors(service, "commonErrors");
    if (!files.trusted()) {
      files.readIfPresent("errors.json").ifPresent(this::checkCatalogue);
    }
    this.error = schema("error.schema.json");
  }

  static Contracts load(ContractFiles files) {
    return new ServiceFolder(files).contracts();
  }

  private void requireService() {
    if (!files.trusted()
        && files.readIfPresent(SERVICE).isEmpty()
        && files.readIfPresent(OPERATION).isPresent()) {
      throw new IllegalArgumentException(
          files.label(OPERATION)
              + " describes one operation; give the folder above it, which holds "
              + SERVICE
              + " and a folder for each operation");
    }
  }

  private Contracts contracts() {
    String name = service.text("service");
    service.oneOf("protocol", "awsJson1.1");
    String path = service.text("path");
    if (!path.startsWith("/")) {
      throw service.refused("path", "is " + DataObject.shown(path) + "; it must begin with \"/\"");
    }
    String contentType = service.text("contentType");
    if (!files.trusted()) {
      Sendable.checkPath(service, "path", path);
      Sendable.checkHeader(service, "contentType", contentType);
    }
    DataObject versions = service.map("apiVersions");
    Map<String, Addressed> addressed = new LinkedHashMap<>();
    for (String apiVersion : versions.keys()) {
      addressed.put(apiVersion, addressed(versions, apiVersion));
    }
    if (addressed.isEmpty()) {
      throw service.refused("apiVersions", "is empty; there must be one at least");
    }
    List<String> folders = folders();
    for (String folder : folders) {
      operation(name, folder, path, contentType, addressed);
    }
    String casesOn = service.has("casesOn") ? service.text("casesOn") : "";
    List<String> ids = ids(service);
    if (!ids.isEmpty()) {
      if (!operations.containsKey(casesOn)) {
        throw service.refused(
            "casesOn",
            "must name the operation that \"cases\" are sent to; there are " + operations.keySet());
      }
      cases.add(new Listed("", casesOn, ids));
    }
    if (!files.trusted()) {
      files.checkOperations(folders);
    }
    Contracts contracts =
        new Contracts(
            name,
            all,
            targets,
            service.has("edition") ? service.integer("edition", 1, Integer.MAX_VALUE) : 1,
            this::cases);
    if (!files.trusted()) {
      files.checkCases("", ids);
      cases.stream()
          .filter(listed -> !listed.folder().isEmpty())
          .forEach(listed -> files.checkCases(listed.folder(), listed.ids()));
      contracts.cases();
    }
    return contracts;
  }

  private List<String> folders() {
    List<String> folders = service.texts("operations");
    if (folders.isEmpty()) {
      throw service.refused("operations", "is empty; name the folder of one operation at least");
    }
    if (!files.trusted()) {
      for (String folder : folders) {
        Sendable.checkId(service, "operations", folder);
        if (files.readIfPresent(folder + "/" + OPERATION).isEmpty()) {
          throw service.refused(
              "operations", "has " + DataObject.shown(folder) + ", where no operation.json is");
        }
      }
    }
    return folders;
  }

  private List<String> ids(DataObject data) {
    List<String> ids = data.has("cases") ? data.texts("cases") : List.of();
    if (!files.trusted()) {
      for (String id : ids) {
        Sendable.checkId(data, "cases", id);
        cases.stream()
            .filter(listed -> listed.ids().contains(id))
            .findFirst()
            .ifPresent(
                other -> {
                  throw data.refused(
                      "cases",
                      "has " + DataObject.shown(id) + ", which " + other.operation() + " has too");
                });
      }
    }
    return ids;
  }

  /** How the operations of an API version are addressed and answered. */
  private record Addressed(List<String> prefixes, boolean pageLayout) {}

  private Addressed addressed(DataObject versions, String apiVersion) {
    if (!API_VERSION.matcher(apiVersion).matches()) {
      throw versions.refused(apiVersion, "is no API version; one looks like 2013-06-30");
    }
    DataObject version = versions.object(apiVersion, "targets", "responseLayout");
    List<String> prefixes = new ArrayList<>();
    for (DataObject target : version.objects("targets", "target", "source")) {
      Source.read(target.object("source", Source.keys()));
      if (!files.trusted()) {
        Sendable.checkHeader(target, "target", target.text("target"));
      }
      prefixes.add(target.text("target"));
    }
    if (prefixes.isEmpty()) {
      throw version.refused("targets", "is empty; a contract needs one at least");
    }
    return new Addressed(
        List.copyOf(prefixes), version.oneOf("responseLayout", "page", "compact").equals("page"));
  }

  private void operation(
      String serviceName,
      String folder,
      String path,
      String contentType,
      Map<String, Addressed> addressed) {
    String at = folder.concat("/");
    String file = at.concat(OPERATION);
    DataObject operation =
        DataObject.of(
            files.label(file), "", files.read(file), "operation", "effect", "cases", "apiVersions");
    String name = operation.text("operation");
    Map<String, Contract> contracts = new LinkedHashMap<>();
    if (operations.put(name, contracts) != null) {
      throw operation.refused(
          "operation", "is " + DataObject.shown(name) + ", which another folder has");
    }
    boolean creates = operation.oneOf("effect", "none", "creates").equals("creates");
    DataObject versions = operation.map("apiVersions");
    for (String apiVersion : versions.keys()) {
      Addressed how = addressed.get(apiVersion);
      if (how == null) {
        throw versions.refused(
            apiVersion, "is not an API version of service.json, which has " + addressed.keySet());
      }
      List<String> own = how.prefixes().stream().map(each -> each + "." + name).toList();
      DataObject version = versions.object(apiVersion, "errors");
      List<AwsError> errors = new ArrayList<>(errors(version, "errors"));
      errors.addAll(common);
      Contract contract =
          new Contract(
              serviceName,
              name,
              apiVersion,
              own,
              path,
              contentType,
              List.copyOf(errors),
              creates,
              how.pageLayout(),
              schema(at.concat(apiVersion).concat("/request.schema.json")),
              schema(at.concat(apiVersion).concat("/response.schema.json")),
              error);
      if (creates && !files.trusted()) {
        new Answerable(contract, files, at.concat(apiVersion)).check();
      }
      contracts.put(apiVersion, contract);
      all.add(contract);
      for (String target : own) {
        if (targets.put(target, contract) != null) {
          throw service
              .map("apiVersions")
              .object(apiVersion, "targets", "responseLayout")
              .refused("targets", "makes " + DataObject.shown(target) + ", which is taken already");
        }
      }
    }
    if (contracts.isEmpty()) {
      throw operation.refused("apiVersions", "is empty; there must be one at least");
    }
    cases.add(new Listed(at, name, ids(operation)));
  }

  /** The operations' own, then the service's. */
  private List<ContractCase> cases() {
    List<ContractCase> read = new ArrayList<>();
    for (Listed listed : cases) {
      Map<String, Contract> versions = operations.getOrDefault(listed.operation(), Map.of());
      boolean creates = versions.values().stream().anyMatch(Contract::creates);
      for (String id : listed.ids()) {
        String name = listed.folder() + "cases/" + id + ".json";
        CaseFile file = CaseFile.read(files.label(name), id, files.read(name));
        if (creates
            ? file.members().isPresent() && file.effect() == CaseFile.Effect.NONE
            : file.effect() == CaseFile.Effect.CREATES) {
          throw new IllegalArgumentException(
              files.label(name)
                  + ": \"effect\" at # must be \""
                  + (creates ? "creates\", as a success of " : "none\", as in ")
                  + (creates ? listed.operation() + " does" : "operation.json"));
        }
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
          read.add(new ContractCase(file, contract));
        }
      }
    }
    return List.copyOf(read);
  }

  private BodySchema schema(String name) {
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

  private void checkCatalogue(ObjectNode document) {
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
}
