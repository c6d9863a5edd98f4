package dev.sotto.backend.account;

import dev.sotto.backend.identity.Inst;
import dev.sotto.protocol.AccountName;
import java.util.List;

/**
 * What the relay knows of an account that has just logged in.
 *
 * @param generation the highest store generation seen of this inst before this login; 0 for a new one
 * @param signedPrekey the id of the published signed pair; 0: none
 * @param oneTimePrekeys ids of the one-time pairs that are left
 * @param identityReplaced whether this login took the account over with another identity
 */
public record LoggedInAccount(
        AccountName name,
        Inst inst,
        long generation,
        int signedPrekey,
        List<Integer> oneTimePrekeys,
        boolean identityReplaced) {}
