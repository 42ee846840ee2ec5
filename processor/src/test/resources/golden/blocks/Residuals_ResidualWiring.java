package example.blocks;

import io.github.annotron.Wiring;
import javax.annotation.processing.Generated;

/**
 * The names of the parameters in {@link Residuals.Residual}.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "conv1(x)",
        "conv2(conv1)",
        "y(conv2,x)"
})
interface Residuals_ResidualWiring {
}
