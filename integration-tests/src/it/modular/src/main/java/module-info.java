module com.example.sky {
    requires static io.github.annotron;
    requires io.github.annotron.runtime;
    requires ejml.core;

    exports com.example.sky;
}
