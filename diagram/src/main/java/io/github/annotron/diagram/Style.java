// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

/** The colours and fonts of a picture. Every rule is of its own element, so that it changes nothing on a page that it is a part of. */
final class Style {

    static final String TEXT = """
            svg.layers {
              --page: #ffffff; --box: #fbfbfa; --ink: #1d1d1b; --soft: #5f5e5a; --rule: #d0cfc9; --line: #8a8983;
              --learns: #2a78d6; --input: #2f8f5b; --output: #d9622b; --frame: rgba(42, 120, 214, 0.05); --border: rgba(42, 120, 214, 0.4);
              max-width: 100%; height: auto; font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
            }
            @media (prefers-color-scheme: dark) {
              svg.layers {
                --page: #1f1f1e; --box: #282827; --ink: #ececea; --soft: #a5a49e; --rule: #454542; --line: #8f8e88;
                --learns: #4c93e6; --input: #55b883; --output: #e57a45; --frame: rgba(76, 147, 230, 0.08); --border: rgba(76, 147, 230, 0.5);
              }
            }
            svg.layers .page { fill: var(--page); }
            svg.layers .frame { fill: var(--frame); stroke: var(--border); stroke-dasharray: 4 3; }
            svg.layers .box { fill: var(--box); stroke: var(--rule); }
            svg.layers .mark { fill: var(--rule); }
            svg.layers .input .mark { fill: var(--input); }
            svg.layers .learns .mark { fill: var(--learns); }
            svg.layers .output .mark { fill: var(--output); }
            svg.layers .output .box { stroke: var(--output); }
            svg.layers .line { fill: none; stroke: var(--line); stroke-width: 1.5; }
            svg.layers .skip:hover { stroke: var(--output); stroke-width: 3; }
            svg.layers .tip { fill: var(--line); }
            svg.layers text { fill: var(--soft); font-size: 12px; }
            svg.layers .heading { fill: var(--ink); font-size: 16px; font-weight: 600; }
            svg.layers .name { fill: var(--ink); font-size: 13px; font-weight: 600; }
            svg.layers .label { fill: var(--learns); }
            svg.layers .loss { fill: var(--output); }
            """;

    private Style() {}
}
