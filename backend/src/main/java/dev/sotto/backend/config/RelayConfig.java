package dev.sotto.backend.config;

import dev.sotto.backend.account.AccountLimits;
import dev.sotto.backend.account.RegistrationPolicy;
import dev.sotto.backend.gateway.GatewaySettings;
import dev.sotto.backend.log.LogSettings;
import dev.sotto.backend.mailbox.MailboxLimits;
import dev.sotto.backend.ops.OpsSettings;
import dev.sotto.backend.prekey.WhenExhausted;
import dev.sotto.backend.tls.TlsEngine;
import dev.sotto.backend.tls.TlsSource;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that the operator can decide, checked.
 *
 * @param dataDir the database, the relay's identity and its log live here
 * @param pepperFile the secret that makes a stolen database useless for guessing passwords
 * @param tls where the certificate comes from
 * @param warnings one sentence each for what was ignored
 */
public record RelayConfig(
        Path dataDir,
        Path pepperFile,
        GatewaySettings gateway,
        RegistrationPolicy registration,
        AccountLimits accounts,
        TlsSource tls,
        TlsEngine tlsEngine,
        WhenExhausted whenExhausted,
        MailboxLimits mailbox,
        OpsSettings ops,
        LogSettings log,
        List<String> warnings) {
    public RelayConfig {
        warnings = List.copyOf(warnings);
    }
}
