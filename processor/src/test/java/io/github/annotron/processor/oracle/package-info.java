// SPDX-License-Identifier: Apache-2.0
/**
 * The oracle: an interpreter of the operation graph in double precision and plain loops, and the tests that compare generated
 * code with it. Slow, obvious, and used by nothing but tests.
 */
package io.github.annotron.processor.oracle;
