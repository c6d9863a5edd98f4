package dev.sotto.backend.account;

import dev.sotto.backend.identity.SignedIdentity;
import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.v1.ProblemCode;
import java.util.Optional;

/**
 * One device an account (design section 5). The identity that is on record may log in; another one only by take-over.
 * The same identity with a greater inst is a restored store and welcome; with a lower one it is an old copy, whose keys
 * contacts would refuse: BAD_IDENTITY, take-over or not.
 */
final class DeviceRules {
    static void check(Optional<SignedIdentity> recorded, SignedIdentity login, boolean takeOver) throws Refused {
        if (recorded.isEmpty()) {
            return;
        }
        if (!recorded.get().sameIdentity(login)) {
            if (!takeOver) {
                throw new Refused(
                        ProblemCode.PROBLEM_OTHER_DEVICE,
                        "This account is in use on another device. Log in with --take-over to move it here; your contacts"
                                + " will see that your identity changed.");
            }
        } else if (login.inst().compareTo(recorded.get().inst()) < 0) {
            throw new Refused(
                    ProblemCode.PROBLEM_BAD_IDENTITY,
                    "This store is an older copy of one that has logged in since. Use the newer one.");
        }
    }

    private DeviceRules() {}
}
