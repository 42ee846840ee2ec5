package com.example.sky;

import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Whether it rains tomorrow: if exactly one of wind and clouds is there, say. */
@Network
interface SkyNet {
    @Input(2) Tensor sky();
    @Dense(units = 8, activation = TANH) Tensor hidden(Tensor sky);
    @Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor rain(Tensor hidden);
}
