// SPDX-License-Identifier: Apache-2.0
/** What is wrong with a network, said in a form that every phase can report and only the driver prints. */
@NullMarked
package io.github.annotron.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
