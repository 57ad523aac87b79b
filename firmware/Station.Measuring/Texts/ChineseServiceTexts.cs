namespace Station.Texts;

/// <summary>The texts of setting up and service in Chinese.</summary>
public static class ChineseServiceTexts
{
    /// <summary>The text of a key; null when it is missing.</summary>
    public static string Text(TextKey key) => key switch
    {
        TextKey.WatchSummary => "反复显示数值，按任意键结束",
        TextKey.MaintenanceSummary => "告知本站开始或结束维护",
        TextKey.SelftestSummary => "检查存储、密钥、传感器、网络和时间",
        TextKey.LedSummary => "指示灯的含义，或让灯光轮流点亮",
        TextKey.IdentifySummary => "固件、映像、板型、站号和站点配置",
        TextKey.ExportSummary => "导出存储的数据（已加封），用于上传中断的站点",
        TextKey.FactoryResetSummary => "清除本站的全部数据和设置",
        TextKey.More => "-- 更多：空格继续，q 结束 --",
        TextKey.CheckFlash => "存储",
        TextKey.CheckChecksum => "校验和",
        TextKey.CheckMac => "封签",
        TextKey.CheckRandom => "随机数",
        TextKey.CheckKeys => "密钥和站点配置",
        TextKey.CheckPassed => "通过",
        TextKey.CheckFailed => "未通过",
        TextKey.CheckSkipped => "未测",
        TextKey.SelftestPassed => "所测各项全部通过。",
        TextKey.SelftestFailed => "有未通过的项目，见以上各行。",
        TextKey.Image => "映像",
        TextKey.ProfileInForce => "站点配置",
        TextKey.LedDark => "不亮。",
        TextKey.LedTest => "十秒内灯光在三个指示灯间轮流点亮：请确认每个灯都亮过。",
        TextKey.ExportEnds => "已导出数据块",
        TextKey.FactoryResetQuestion => "清除密钥、设置、证书、站点配置和所有尚未上传的数据？",
        TextKey.FactoryResetBegins => "本站将重启并清除全部内容，需要几分钟，期间请勿断电。",
        TextKey.BadRequestIdWhat => "行首有 @，但请求编号不可用。",
        TextKey.BadRequestIdRemedy => "请写 @、1 至 16 个字母、数字、- 或 _，空格，再写命令。",
        TextKey.BadSecondsWhat => "秒数不是数字，或超出范围。",
        TextKey.BadSecondsRemedy => "请给出 1 至 600。",
        TextKey.NothingKeptWhat => "本站尚未配置，没有保存数据。",
        TextKey.NothingKeptRemedy => "用 status 命令查缺少什么。",
        TextKey.ProvisionSummary => "使本板成为站点：写入站号和密钥，只能一次",
        TextKey.FileSummary => "接收站点配置文件或证书，供程序使用",
        TextKey.AlreadyProvisionedWhat => "本板已是一个站点。",
        TextKey.AlreadyProvisionedRemedy => "identify 可查看是哪一站；factory-reset 可清空。",
        TextKey.FileRefusedWhat => "不接收此文件。",
        TextKey.FileRefusedRemedy => "文件名须以 .profile 或 .pem 结尾，长度不超过 8192。",
        TextKey.FileBrokenWhat => "有一段数据缺失、错位或损坏。",
        TextKey.FileBrokenRemedy => "请从头重新发送该文件。",
        TextKey.FileNotSavedWhat => "存储器未写入该文件，原内容不变。",
        TextKey.FileNotSavedRemedy => "请重试；再次失败则更换主板。",
        _ => null,
    };
}
