// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.source.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of a network by their paths, so that layers which share one agree on what it is. */
final class SharedWeights {

    private record Use(Parameter parameter, Placement user) {}

    private final List<Use> uses = new ArrayList<>();

    void add(Parameter parameter, Placement user) {
        uses.add(new Use(parameter, user));
    }

    /**
     * Reports parameters that differ from what their owners have, the first of each layer.
     *
     * @param sound the paths of the layers without problems
     */
    void check(Set<String> sound, Diagnostics diagnostics) {
        Map<String, Parameter> owned = new HashMap<>();
        for (Use use : uses) {
            if (isOwner(use.user(), use.parameter())) {
                owned.put(use.parameter().path(), use.parameter());
            }
        }
        Set<Placement> reported = new HashSet<>();
        for (Use use : uses) {
            Parameter its = use.parameter();
            Parameter owners = owned.get(its.path());
            if (!its.equals(owners) && sound.contains(its.layer()) && reported.add(use.user())) {
                diagnostics.report(
                        ProblemCode.WEIGHTS_MISMATCH,
                        site(use.user()),
                        use.user().subject(),
                        owners == null
                                ? its.layer() + " has no " + its.role()
                                        + " to share. Name a layer of the same kind, or remove @WeightsOf."
                                : "the " + its.role() + " of " + its.layer() + " " + difference(its, owners)
                                        + ", or remove @WeightsOf.");
            }
        }
    }

    private static String difference(Parameter its, Parameter owners) {
        if (!its.shape().equals(owners.shape())) {
            return "is " + new Shape(owners.shape()) + ", and it needs one of " + new Shape(its.shape())
                    + ". Let both have inputs and outputs of the same shapes";
        }
        if (its.isFrozen() != owners.isFrozen()) {
            return "is " + frozen(owners) + " there and " + frozen(its) + " here. Put @Frozen on both or on none";
        }
        return "starts from " + owners.start().method() + ", and it asks for "
                + its.start().method() + ". Give both the same initializer";
    }

    private static boolean isOwner(Placement user, Parameter parameter) {
        return user.name().equals(parameter.layer());
    }

    private static String frozen(Parameter parameter) {
        return parameter.isFrozen() ? "frozen" : "not frozen";
    }

    private static Site site(Placement user) {
        return user.declaration()
                .weightsOf()
                .map(Attributes::annotation)
                .orElse(user.declaration().site());
    }
}
