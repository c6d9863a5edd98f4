package dev.sotto.backend.gateway;

import dev.sotto.backend.account.Accounts;
import dev.sotto.backend.mailbox.Mailbox;
import dev.sotto.backend.ops.RelayMetrics;
import dev.sotto.backend.prekey.Prekeys;
import dev.sotto.protocol.v1.Registration;
import java.time.Clock;

/**
 * What a connection calls.
 *
 * @param registration who may register, for Welcome
 * @param version name and version of the relay, for Welcome
 */
public record Services(
        Accounts accounts,
        Prekeys prekeys,
        Mailbox mailbox,
        RelayMetrics metrics,
        Registration registration,
        String version,
        Clock clock) {}
