// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import java.util.List;

/**
 * A column of a table.
 *
 * @param name its name
 * @param role what it is for
 * @param categories its categories, if they are known; otherwise empty
 */
record Column(String name, Role role, List<String> categories) {

    Column {
        categories = List.copyOf(categories);
    }

    enum Role {
        NUMBER,
        CATEGORY,
        TARGET_NUMBER,
        TARGET_CATEGORY,
        IGNORED
    }

    boolean isFeature() {
        return role == Role.NUMBER || role == Role.CATEGORY;
    }

    boolean isTarget() {
        return role == Role.TARGET_NUMBER || role == Role.TARGET_CATEGORY;
    }

    boolean isCategory() {
        return role == Role.CATEGORY || role == Role.TARGET_CATEGORY;
    }
}
