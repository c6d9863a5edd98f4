package dev.sotto.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(new ConnectionLimits(100, 2));

    @Test
    void anIpv6NetworkCountsAsOneAddress() {
        String first = admission.enter("2001:db8:1:2::1").site();
        Admission.Ticket neighbour = admission.enter("2001:db8:1:2:ffff::9");
        assertThat(neighbour.site()).isEqualTo(first);
        assertThat(neighbour.admitted()).isTrue();
        assertThat(admission.enter("2001:db8:1:2::3").admitted()).isFalse();
        assertThat(admission.enter("2001:db8:1:3::1").admitted()).isTrue();
    }

    @Test
    void anIpv4AddressIsItself() {
        assertThat(admission.enter("192.0.2.1").site()).isEqualTo("192.0.2.1");
        assertThat(admission.enter("192.0.2.2").site()).isEqualTo("192.0.2.2");
    }

    @Test
    void whoHasLoggedInOrLeftMakesRoom() {
        Admission.Ticket in = admission.enter("192.0.2.1");
        Admission.Ticket out = admission.enter("192.0.2.1");
        in.authenticated();
        out.leave();
        out.leave();
        assertThat(admission.enter("192.0.2.1").admitted()).isTrue();
        assertThat(admission.enter("192.0.2.1").admitted()).isTrue();
        assertThat(admission.enter("192.0.2.1").admitted()).isFalse();
        assertThat(admission.connections()).isEqualTo(4);
    }
}
