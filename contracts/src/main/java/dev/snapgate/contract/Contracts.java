package dev.snapgate.contract;

import dev.snapgate.internal.text.NearNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of one service: one for each operation and API version.
 *
 * <pre>{@code
 * Contract today = Contracts.bundled().contract("CreateSnapshot", "2013-06-30");
 * Optional<Contract> asked = Contracts.bundled().forTarget(request.header("X-Amz-Target"));
 * Contracts ours = Contracts.from(Path.of("src/test/contracts/storagegateway"));
 * }</pre>
 *
 * <p>An operation is named as IAM names its action, {@code storagegateway:CreateSnapshot}, or
 * without the service, {@code CreateSnapshot}.
 *
 * <p>Contracts are data: {@code service.json}, {@code error.schema.json}, {@code errors.json} and
 * {@code cases/<id>.json} with what all operations have in common, and for each operation a folder
 * with {@code operation.json}, {@code <version>/request.schema.json}, {@code
 * <version>/response.schema.json} and its own {@code cases/<id>.json}. Nothing here uses the
 * network.
 */
public final class Contracts {

  private final String service;
  private final List<Contract> all;
  private final Map<String, Contract> targets;
  private final int edition;
  private final Supplier<List<ContractCase>> cases;
  private volatile @Nullable List<ContractCase> loadedCases;

  Contracts(
      String service,
      List<Contract> all,
      Map<String, Contract> targets,
      int edition,
      Supplier<List<ContractCase>> cases) {
    this.service = service;
    this.all = List.copyOf(all);
    this.targets = targets;
    this.edition = edition;
    this.cases = cases;
  }

  /**
   * The contracts of Storage Gateway that come with this library; loaded once, when first asked
   * for.
   */
  public static Contracts bundled() {
    return Bundled.CONTRACTS;
  }

  /**
   * Contracts of your own: the folder of a service, in the same format as the bundled one.
   *
   * <p>Errors are the catalogue's, {@link StorageGatewayError}. A folder may leave {@code
   * errors.json} out or repeat entries of it; it cannot change them.
   *
   * @throws IllegalArgumentException if anything is wrong with the files, naming the file, the
   *     place in it and the rule
   * @throws java.io.UncheckedIOException if a file is there but cannot be read
   */
  public static Contracts from(Path folder) {
    return ServiceFolder.load(ContractFiles.in(folder));
  }

  /** All of them: by operation, and of one operation the oldest API version first. */
  public List<Contract> all() {
    return all;
  }

  /**
   * The contracts of an operation, such as {@code CreateSnapshot} or {@code
   * storagegateway:CreateSnapshot}: the oldest API version first.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public List<Contract> operation(String name) {
    List<Contract> found = all.stream().filter(contract -> contract.isNamed(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no contract of the operation '"
              + NearNames.shown(name)
              + "'; "
              + service
              + " has "
              + distinct(all, Contract::operation));
    }
    return found;
  }

  /**
   * The contract of an operation in an API version, such as {@code CreateSnapshot} in {@code
   * 2012-06-30}.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public Contract contract(String operation, String apiVersion) {
    return of(operation(operation), apiVersion).get(0);
  }

  /** The contract of an operation in its newest API version. */
  public Contract newest(String operation) {
    List<Contract> found = operation(operation);
    return found.get(found.size() - 1);
  }

  /**
   * The contracts of an API version, such as {@code 2012-06-30}, by operation.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public List<Contract> version(String apiVersion) {
    return of(all, apiVersion);
  }

  private static List<Contract> of(List<Contract> some, String apiVersion) {
    List<Contract> found =
        some.stream().filter(contract -> contract.apiVersion().equals(apiVersion)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no contract of API version '"
              + NearNames.shown(apiVersion)
              + "'; there are "
              + distinct(some, Contract::apiVersion));
    }
    return found;
  }

  private static List<String> distinct(List<Contract> some, Function<Contract, String> name) {
    return some.stream().map(name).distinct().toList();
  }

  /**
   * The contract that a value of {@code X-Amz-Target} means, such as {@code
   * StorageGateway_20130630.CreateSnapshot}.
   */
  public Optional<Contract> forTarget(String xAmzTarget) {
    return Optional.ofNullable(targets.get(xAmzTarget));
  }

  /**
   * Every case of every API version: those of each operation in the order of its {@code
   * operation.json}, then those of the service, and of one case in the order of its {@code
   * apiVersions}. Read when first asked for.
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

  /** Loaded when first asked for, by the class loader's own lock. */
  private static final class Bundled {
    static final Contracts CONTRACTS = ServiceFolder.load(ContractFiles.bundled());
  }
}
