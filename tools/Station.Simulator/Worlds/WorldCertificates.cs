namespace Station.Simulator.Worlds;

/// <summary>
/// What the broker of a world with TLS shows of itself, and the authority that its station trusts. Made once as docs/private-ca.md says (sections 2 and 3) and kept: a signature of this kind is random and so is its
/// length, which is part of a run. Nobody has the keys any more, and nobody needs them.
/// </summary>
internal static class WorldCertificates
{
    /// <summary>The broker's name in its certificates.</summary>
    public const string Host = "broker.example";

    /// <summary>Valid from 2024 to 2074.</summary>
    public const string AuthorityPem = """
        -----BEGIN CERTIFICATE-----
        MIIBdDCCARmgAwIBAgICEAAwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTU2ltdWxh
        dGVkIGF1dGhvcml0eTAgFw0yNDAxMDEwMDAwMDBaGA8yMDc0MDEwMTAwMDAwMFow
        HjEcMBoGA1UEAwwTU2ltdWxhdGVkIGF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqG
        SM49AwEHA0IABKfM/Z0XaZ11A5BPP9duC94QEC/8c9sJpRRPMxMfoAInDzKU6N6B
        /rafi7grD0tNaXWMrsEyot+5nLkwjCPW24ejRTBDMBIGA1UdEwEB/wQIMAYBAf8C
        AQAwDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBRJxNBYizvM+niPbMUTha8UjNCJ
        eTAKBggqhkjOPQQDAgNJADBGAiEAo5Z+xBxgeCTo5tb/gIww4u/mwFf6Xh0SVhid
        nQoNF58CIQCC0r5xlfw1Fwudxk1SQ+AvMrm45MStKSc4iluUiOj8Bg==
        -----END CERTIFICATE-----

        """;

    /// <summary>Valid from 2025 to 2073.</summary>
    public const string BrokerPem = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAUGgAwIBAgICEAEwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTU2ltdWxh
        dGVkIGF1dGhvcml0eTAgFw0yNTAxMDEwMDAwMDBaGA8yMDczMDEwMTAwMDAwMFow
        GTEXMBUGA1UEAwwOYnJva2VyLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMB
        BwNCAARZDzs31vyJj7oUR5kspwY2E6a49WfE2YhnGG3K2nhi5w2AIMKml5M6S1WH
        IVuU/iPzsk2/AghaLG1ogTv4FSdPo3IwcDATBgNVHSUEDDAKBggrBgEFBQcDATAZ
        BgNVHREEEjAQgg5icm9rZXIuZXhhbXBsZTAdBgNVHQ4EFgQUFwiGo7096YhgT2bD
        nEL98KijHvowHwYDVR0jBBgwFoAUScTQWIs7zPp4j2zFE4WvFIzQiXkwCgYIKoZI
        zj0EAwIDRwAwRAIgccwOR6k382TpccRvBkVZ5QDDSHH+uchcKGg93cRO1osCIGAb
        0pKi5JlIBiHDDg04geaUp8LEZfyMsbwSCpttcvaT
        -----END CERTIFICATE-----
        """;

    /// <summary>Valid from 2025 until 2026-11-30T00:00:00Z: behind the release, before the days that runs are in. A station without the time, which takes it to be that of the release, accepts it.</summary>
    public const string ExpiredBrokerPem = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAT+gAwIBAgICEAIwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTU2ltdWxh
        dGVkIGF1dGhvcml0eTAeFw0yNTAxMDEwMDAwMDBaFw0yNjExMzAwMDAwMDBaMBkx
        FzAVBgNVBAMMDmJyb2tlci5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
        QgAEWQ87N9b8iY+6FEeZLKcGNhOmuPVnxNmIZxhtytp4YucNgCDCppeTOktVhyFb
        lP4j87JNvwIIWixtaIE7+BUnT6NyMHAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwGQYD
        VR0RBBIwEIIOYnJva2VyLmV4YW1wbGUwHQYDVR0OBBYEFBcIhqO9PemIYE9mw5xC
        /fCoox76MB8GA1UdIwQYMBaAFEnE0FiLO8z6eI9sxROFrxSM0Il5MAoGCCqGSM49
        BAMCA0kAMEYCIQCMjlYdTdOpldoh1wJfIlZEsGJgEBmWK9tND9Ln5NDamwIhAKM6
        sUzP0gTZQapQUHfegso/WMEWycsH3JpPsWMuifuj
        -----END CERTIFICATE-----
        """;
}
