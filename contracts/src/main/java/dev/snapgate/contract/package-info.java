/**
 * The contracts of AWS Storage Gateway's {@code CreateSnapshot}: what it takes, what it answers,
 * and where each rule comes from.
 *
 * <p>Four types to know: {@link dev.snapgate.contract.Contracts} finds a {@link
 * dev.snapgate.contract.Contract}, which reads a body into a {@link dev.snapgate.contract.Payload},
 * whose {@link dev.snapgate.contract.Violation}s say what is wrong with it.
 *
 * <pre>{@code
 * Contract contract = Contracts.bundled().contract("CreateSnapshot", "2013-06-30");
 * for (Violation violation : contract.readRequest(body).violations()) {
 *   System.out.println(violation); // /SnapshotDescription must have at most 255 characters (…), but is "aaa…".
 * }
 * }</pre>
 */
@NullMarked
package dev.snapgate.contract;

import org.jspecify.annotations.NullMarked;
