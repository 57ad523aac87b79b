// The page's own words in both languages. What a station, its LEDs and the platform say comes with the pictures.

export const texts = {
  zh: {
    title: '监测站演示',
    subtitle: '真实固件，虚拟电路板',
    language: '语言',
    clock: '虚拟时间（北京时间），已运行 {0}',
    speed: '时间速度',
    held: ' · 实际 {0}×',
    pause: '暂停',
    fastest: '最快',
    broker: 'MQTT 服务器',
    brokerForeign: 'MQTT 服务器（外部，无法在此开关）',
    on: '开',
    off: '关',
    lost: '与演示程序失去联系，正在重新连接……',
    close: '关闭提示',

    verdict: '平台的结论',
    verdictHolds: '全部属实',
    verdictBroken: '有规则被破坏',
    verdictSays: '与真值核对一致：分钟记录 {0}，小时与事件 {1}。还在路上：{2}。',
    trueMinutes: '属实的分钟记录',
    trueOthers: '属实的小时与事件',
    untrue: '与真值不符',
    storedTwice: '重复入库',
    conflicts: '互相矛盾',
    sealFailures: '签封无效',
    chainBreaks: '链条断裂',
    unexplained: '去向不明',
    admittedLost: '站上承认丢失',
    awaited: '还在路上',
    wireDuplicates: '重发（已识别）',

    station: '{0} 号站',
    profile: '配置 {0}，电路板 {1}，第 {2} 次启动',
    power: '电源',
    uplink: '上传线路',
    uplinkUp: '通',
    uplinkNoAnswers: '无回音',
    uplinkDown: '断开',
    uplinkNoNetwork: '无无线网',
    connected: '已连接服务器',
    unconnected: '未连接服务器',

    nowOff: '已拔掉电源：灯全灭，内存清空。闪存里的记录还在，合上电源后继续上传。',
    nowStarting: '电源已合上，固件正在启动。',
    nowBrokerOff: '服务器已停：记录留在站上，服务器恢复后补传。',
    nowNoAnswers: '站发出的数据能到，回音回不来：没有签封的回执，记录就不会从站上删除。',
    nowDown: '线路已断：照常测量，记录存入闪存，等线路恢复。',
    nowNoNetwork: '无线网消失：照常测量，记录存入闪存，等网络恢复。',
    nowDraining: '线路已通：最新的数据先走，积压的记录随后补传。',
    nowNormal: '工作正常：每分钟一条记录，先存入闪存，再签封上传。',

    lights: '指示灯',
    lightsHint: '按站上引脚的真实节奏闪烁；细条是三秒内的样子。',
    doThis: '怎么办：{0}',
    rhythm: '三秒内的节奏：亮 {0} 次',

    figures: '记录的去向',
    measured: '已测',
    measuredUnit: '条分钟记录',
    waiting: '只在站上',
    waitingUnit: '条，平台还没有',
    blocksWaiting: '待发数据块',
    blocksUnit: '块',
    segments: '闪存段',
    segmentsUnit: '已用 / 上限',

    chart: '测得与送达',
    channel: '测项',
    lineMeasured: '站上测得',
    lineDelivered: '平台已有',
    waitingChart: '只在站上的分钟记录',
    chartSays: '{0}：最近测得 {1}，平台已有的最近值 {2}。只在站上的记录 {3} 条。',
    none: '无',

    sensors: '传感器与环境',
    trouble: '{0}：制造故障',
    troubleNone: '完好',
    troubleSilent: '拔掉',
    troubleGarbled: '数据损坏',
    troubleStuck: '读数卡住',
    troubleFaulty: '自报故障',
    noFirmware: '未运行',
    releaseOf: '{0}：交还自然',
    slider: '{0} 周围的{1}',

    flash: '闪存分布',
    flashSays: '每格一块，{0} 字节，共 {1} 块。',
    flashWaiting: '待上传',
    flashPublished: '已发出，待回执',
    flashReceived: '平台已确认',
    flashNames: '目录与短文件',
    flashOther: '其他文件',
    flashFree: '空闲',

    terminal: '串口终端',
    terminalHint: '这是站上真实的串口终端：点进去输入 help 回车。按 Esc 离开。',
    terminalOf: '{0} 号站的串口终端',
  },
  en: {
    title: 'Monitoring stations, live',
    subtitle: 'real firmware, virtual board',
    language: 'Language',
    clock: 'Virtual time (Beijing), running for {0}',
    speed: 'Speed of time',
    held: ' · {0}× reached',
    pause: 'Pause',
    fastest: 'Max',
    broker: 'MQTT broker',
    brokerForeign: 'MQTT broker (not this program\'s, cannot be switched here)',
    on: 'on',
    off: 'off',
    lost: 'The demonstration does not answer. Trying again…',
    close: 'Close this notice',

    verdict: 'What the platform says',
    verdictHolds: 'All of it true',
    verdictBroken: 'A law was broken',
    verdictSays: 'Compared with the truth and equal: minutes {0}, hours and events {1}. On their way: {2}.',
    trueMinutes: 'minutes that are true',
    trueOthers: 'hours and events that are',
    untrue: 'not true',
    storedTwice: 'stored twice',
    conflicts: 'in conflict',
    sealFailures: 'without a valid seal',
    chainBreaks: 'breaks of the chain',
    unexplained: 'unexplained gaps',
    admittedLost: 'admitted as lost',
    awaited: 'on their way',
    wireDuplicates: 'came again, and were known',

    station: 'Station {0}',
    profile: 'profile {0}, board {1}, boot {2}',
    power: 'Power',
    uplink: 'Way to the broker',
    uplinkUp: 'up',
    uplinkNoAnswers: 'no answers',
    uplinkDown: 'cut',
    uplinkNoNetwork: 'no Wi-Fi',
    connected: 'connected to the broker',
    unconnected: 'no connection to the broker',

    nowOff: 'The supply is pulled: LEDs dark, memory gone. The records are in flash and go out when power is back.',
    nowStarting: 'The supply is there, the firmware starts.',
    nowBrokerOff: 'The broker is stopped: records stay on the station and are sent when it is back.',
    nowNoAnswers: 'What the station sends arrives, answers do not: without a sealed receipt no record leaves its flash.',
    nowDown: 'The line is cut: it measures on and keeps its records in flash until the line is back.',
    nowNoNetwork: 'Wi-Fi is gone: it measures on and keeps its records in flash until the network is back.',
    nowDraining: 'The line is up: the newest goes first, the backlog behind it.',
    nowNormal: 'All is well: a record a minute, first into flash, then sealed and sent.',

    lights: 'LEDs',
    lightsHint: 'They blink as the station\'s pins do; the strip is three seconds of it.',
    doThis: 'What to do: {0}',
    rhythm: 'three seconds of it: lit {0} times',

    figures: 'Where the records are',
    measured: 'Measured',
    measuredUnit: 'minutes',
    waiting: 'On the station alone',
    waitingUnit: 'minutes',
    blocksWaiting: 'Blocks to be sent',
    blocksUnit: 'blocks',
    segments: 'Flash segments',
    segmentsUnit: 'used / most',

    chart: 'Measured and delivered',
    channel: 'Channel',
    lineMeasured: 'measured by the station',
    lineDelivered: 'with the platform',
    waitingChart: 'Minutes that are on the station alone',
    chartSays: '{0}: last measured {1}, last with the platform {2}. {3} minutes are on the station alone.',
    none: 'none',

    sensors: 'Sensors and their world',
    trouble: '{0}: cause trouble',
    troubleNone: 'in order',
    troubleSilent: 'unplugged',
    troubleGarbled: 'garbled',
    troubleStuck: 'stuck',
    troubleFaulty: 'own fault',
    noFirmware: 'not running',
    releaseOf: '{0}: leave it to nature',
    slider: '{1} around {0}',

    flash: 'Flash map',
    flashSays: 'A cell is a block of {0} bytes, {1} in all.',
    flashWaiting: 'waiting to be sent',
    flashPublished: 'sent, receipt awaited',
    flashReceived: 'confirmed by the platform',
    flashNames: 'names and short files',
    flashOther: 'other files',
    flashFree: 'free',

    terminal: 'Serial terminal',
    terminalHint: 'This is the station\'s real serial console: click into it, type lang en, then help. Esc leaves it.',
    terminalOf: 'Serial terminal of station {0}',
  },
};

const storageKey = 'station-page-language';
let language = stored() === 'en' ? 'en' : 'zh';

export function currentLanguage() {
  return language;
}

export function setLanguage(chosen) {
  language = chosen;
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // a browser that stores nothing asks again next time
  }
}

/** A text of the page, with values in its places. */
export function say(key, ...values) {
  return texts[language][key].replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/** A text that came in both languages. */
export function tell(words) {
  return words === null || words === undefined ? '' : words[language];
}

function stored() {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
