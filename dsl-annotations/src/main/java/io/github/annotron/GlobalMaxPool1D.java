// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The largest value of each feature: {@code {steps, features}} to {@code {features}}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@LayerAnnotation
public @interface GlobalMaxPool1D {}
