namespace Station.Texts;

/// <summary>The texts of the device log in Chinese.</summary>
public static class ChineseLogTexts
{
    /// <summary>The text of a key; null when it is missing.</summary>
    public static string Text(TextKey key) => key switch
    {
        TextKey.LogBoot => "已启动，原因 {0}，之前短启动 {1} 次",
        TextKey.LogBootException => "boot-after-exception: 上次因程序异常重启，之前短启动 {1} 次；用 status 查看详情并报告",
        TextKey.LogSafeMode => "safe-mode: 短启动 {0} 次，一小时内不上传；请检查供电和接线",
        TextKey.LogSafeModeEnds => "安全模式结束",
        TextKey.LogRebootPlanned => "将在 {1} 秒后重启，原因 {0}",
        TextKey.LogNoProgress => "no-progress: 活动 {0} 停滞，看门狗将重启本站；若反复出现请报告",
        TextKey.LogMemoryLow => "memory-low: 可用内存 {0} 字节，将重启；若反复出现请报告",
        TextKey.LogSlotDamaged => "settings-slot-damaged: 设置槽 {0} 损坏；请核对设置并重新写入",
        TextKey.LogSlotOtherFormat => "settings-slot-format: 设置槽 {0} 由其他版本写入；请重新写入设置",
        TextKey.LogSettingsRefused => "settings-refused: {0} 个设置值无效，已用默认值；请重新写入",
        TextKey.LogSettingsNotSaved => "settings-not-saved: 存储拒绝写入设置；再试一次，仍失败则更换主板",
        TextKey.LogProfileMissing => "profile-missing: 读不到站点配置文件；请写入存储后重启",
        TextKey.LogProfileProblem => "profile-refused: 站点配置第 {0} 行不可用；请先用模拟器检查，再重新写入",
        TextKey.LogProfileKept => "profile-kept: 新站点配置不可用，继续使用版本 {0}；请改正后重新写入",
        TextKey.LogKeyMissing => "key-missing: 没有链密钥，数据不保存也不签封；请按新一代次重新配置本站",
        TextKey.LogKeyDamaged => "key-damaged: 链密钥读不出，数据不保存也不签封；请按新一代次重新配置本站",
        TextKey.LogKeyForeign => "key-foreign: 链密钥与站号或代次不符；请同时写入站号、代次和密钥",
        TextKey.LogCalibrationDamaged => "calibration-damaged: 校准数据读不出，数值未经校准；请重新校准，或录入最近一次站点说明中的数值",
        TextKey.LogSettingsTakenBack => "settings-taken-back: 试用的设置连不上服务器，已恢复原设置，版本 {0}；请核对网络和服务器后重新设置",
        TextKey.LogCommandsDamaged => "commands-damaged: 已执行命令的记录读不出，旧命令仅靠会话拒绝；无需处理",
        TextKey.LogTlsNoAuthority => "tls-no-authority: 服务器根证书文件未设置或读不出；请写入存储并设置 broker-authority-file",
        TextKey.LogTlsNoCertificate => "tls-no-certificate: 本站证书和密钥文件读不出；请写入存储，或清空 broker-certificate-file",
        TextKey.LogTlsNeedsMemory => "tls-needs-memory: 主板没有加密连接所需的外部内存；在同型主板上试过后，将 broker-encryption 设为 2",
        TextKey.LogTlsTimeUnknown => "tls-time-unknown: 时间未知，加密连接失败；请放行时间服务（UDP 123）",
        TextKey.LogTlsRefused => "tls-refused: 加密连接失败，一方不认可另一方的证书；请核对根证书、broker-host 和有效期",
        TextKey.LogCertificateExpires => "certificate-expires: 本站证书还有 {0} 天到期；请更换",
        TextKey.LogResetIncomplete => "reset-incomplete: 存储未能清除全部内容；下次启动时重试",
        _ => null,
    };
}
