package dev.sotto.client.core;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.util.Optional;

/** Who we are: the account's name, this device, and whether the relay can be reached now. */
final class Account {
    /** Everybody has one device in version 1. */
    static final int DEVICE = 1;

    private final AccountName name;
    private final Randomness random;
    private LocalDevice device;
    private boolean online;

    Account(AccountName name, LocalDevice device, Randomness random) {
        this.name = name;
        this.device = device;
        this.random = random;
    }

    AccountName name() {
        return name;
    }

    LocalDevice device() {
        return device;
    }

    Randomness random() {
        return random;
    }

    boolean online() {
        return online;
    }

    void online(boolean now) {
        online = now;
    }

    EnvelopeId newId() {
        return EnvelopeId.of(random.bytes(EnvelopeId.LENGTH));
    }

    DeviceAddress addressOf(AccountName peer) {
        return DeviceAddress.of(peer.account(), DEVICE);
    }

    /** From here on a device that was installed anew: every session notices and only receives. */
    void renewInstance(Step step) {
        Instance next = Instance.create(step.nowMillis(), Optional.of(device.instance()), random);
        device = device.withInstance(next);
        step.persist(new StoreChange.SaveDevice(device));
    }
}
