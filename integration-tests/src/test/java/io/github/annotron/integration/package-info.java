// SPDX-License-Identifier: Apache-2.0
/** What users do with the jars, by the tools of the running JDK. */
package io.github.annotron.integration;
