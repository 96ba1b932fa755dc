/* octet-link-type.c - what the packets of an interface begin with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers and names are the LINKTYPE_ registry's (tcpdump.org/linktypes.html). The
 * second number is the one that the field frame.encap_type shows; filters that
 * people bring with them contain it.
 */
#include "config.h"

#include "capture/octet-link-type.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint16     number;
  guint16     encapsulation;
  const char *name;
  const char *description;
} LinkType;

/* Ordered by number: it is searched by halving. clang-format off */
static const LinkType link_types[] = {
  { 0, 15, "NULL", N_("BSD loopback") },
  { 1, 1, "ETHERNET", N_("Ethernet") },
  { 2, 184, "EXP_ETHERNET", N_("Xerox experimental 3 Mbit/s Ethernet") },
  { 3, 148, "AX25", N_("Amateur radio AX.25") },
  { 6, 2, "IEEE802_5", N_("Token Ring") },
  { 7, 8, "ARCNET_BSD", N_("ARCNET, BSD header") },
  { 8, 3, "SLIP", N_("Serial Line IP") },
  { 9, 4, "PPP", N_("Point-to-Point Protocol") },
  { 10, 6, "FDDI", N_("FDDI") },
  { 11, 10, "ATM_RFC1483", N_("ATM with LLC, BSD numbering") },
  { 12, 7, "RAW", N_("Raw IP, BSD numbering") },
  { 14, 7, "RAW", N_("Raw IP, OpenBSD numbering") },
  { 19, 11, "ATM_CLIP", N_("Linux Classical IP over ATM") },
  { 32, 69, "REDBACK_SMARTEDGE", N_("Redback SmartEdge") },
  { 50, 4, "PPP_HDLC", N_("PPP in HDLC-like framing") },
  { 51, 139, "PPP_ETHER", N_("PPP over Ethernet session") },
  { 99, 61, "SYMANTEC_FIREWALL", N_("Symantec Firewall") },
  { 100, 10, "ATM_RFC1483", N_("IP over ATM with LLC (RFC 1483)") },
  { 101, 7, "RAW", N_("Raw IP") },
  { 104, 28, "C_HDLC", N_("Cisco HDLC") },
  { 105, 20, "IEEE802_11", N_("IEEE 802.11 wireless LAN") },
  { 106, 11, "ATM_CLIP", N_("Linux classical IP over ATM") },
  { 107, 26, "FRELAY", N_("Frame Relay") },
  { 108, 174, "LOOP", N_("OpenBSD loopback") },
  { 109, 38, "ENC", N_("OpenBSD encapsulated IP") },
  { 112, 28, "C_HDLC", N_("Cisco HDLC") },
  { 113, 25, "LINUX_SLL", N_("Linux cooked v1") },
  { 114, 30, "LTALK", N_("Localtalk") },
  { 117, 39, "PFLOG", N_("OpenBSD pflog file") },
  { 118, 29, "CISCO_IOS", N_("Cisco IOS internal") },
  { 119, 21, "IEEE802_11_PRISM", N_("802.11 with Prism monitor header") },
  { 121, 32, "AIRONET_HEADER", N_("Aironet link layer") },
  { 122, 18, "IP_OVER_FC", N_("RFC 2625 IP-over-Fibre Channel") },
  { 123, 13, "SUNATM", N_("Sun raw ATM") },
  { 127, 23, "IEEE802_11_RADIOTAP", N_("802.11 with radiotap header") },
  { 128, 37, "TZSP", N_("Tazmen Sniffer Protocol") },
  { 129, 9, "ARCNET_LINUX", N_("Linux ARCNET") },
  { 130, 81, "JUNIPER_MLPPP", N_("Juniper Multi-Link PPP") },
  { 131, 82, "JUNIPER_MLFR", N_("Juniper Multi-Link Frame Relay") },
  { 132, 0, "JUNIPER_ES", N_("Juniper Encryption Services PIC") },
  { 133, 87, "JUNIPER_GGSN", N_("Juniper GGSN PIC") },
  { 134, 0, "JUNIPER_MFR", N_("Juniper FRF.16 Frame Relay") },
  { 135, 68, "JUNIPER_ATM2", N_("Juniper ATM2 PIC") },
  { 136, 151, "JUNIPER_SERVICES", N_("Juniper Advanced Services PIC") },
  { 137, 67, "JUNIPER_ATM1", N_("Juniper ATM1 PIC") },
  { 138, 62, "APPLE_IP_OVER_IEEE1394", N_("Apple IP-over-IEEE 1394") },
  { 139, 75, "MTP2_WITH_PHDR", N_("SS7 MTP2 with Pseudo-header") },
  { 140, 42, "MTP2", N_("SS7 MTP2") },
  { 141, 43, "MTP3", N_("SS7 MTP3") },
  { 142, 101, "SCCP", N_("SS7 SCCP") },
  { 143, 33, "DOCSIS", N_("DOCSIS") },
  { 144, 44, "LINUX_IRDA", N_("Linux IrDA") },
  { 147, 45, "USER0", N_("Private use 0") },
  { 148, 46, "USER1", N_("Private use 1") },
  { 149, 47, "USER2", N_("Private use 2") },
  { 150, 48, "USER3", N_("Private use 3") },
  { 151, 49, "USER4", N_("Private use 4") },
  { 152, 50, "USER5", N_("Private use 5") },
  { 153, 51, "USER6", N_("Private use 6") },
  { 154, 52, "USER7", N_("Private use 7") },
  { 155, 53, "USER8", N_("Private use 8") },
  { 156, 54, "USER9", N_("Private use 9") },
  { 157, 55, "USER10", N_("Private use 10") },
  { 158, 56, "USER11", N_("Private use 11") },
  { 159, 57, "USER12", N_("Private use 12") },
  { 160, 58, "USER13", N_("Private use 13") },
  { 161, 59, "USER14", N_("Private use 14") },
  { 162, 60, "USER15", N_("Private use 15") },
  { 163, 24, "IEEE802_11_AVS", N_("802.11 with AVS radio header") },
  { 164, 0, "JUNIPER_MONITOR", N_("Juniper Passive Monitor PIC") },
  { 165, 63, "BACNET_MS_TP", N_("BACnet MS/TP") },
  { 166, 0, "PPP_PPPD", N_("PPP for pppd, with direction flag") },
  { 167, 76, "JUNIPER_PPPOE", N_("Juniper PPPoE") },
  { 168, 0, "JUNIPER_PPPOE_ATM", N_("Juniper PPPoE/ATM") },
  { 169, 66, "GPRS_LLC", N_("GPRS LLC") },
  { 170, 178, "GPF_T", N_("GPF-T") },
  { 171, 179, "GPF_F", N_("GPF-F") },
  { 172, 77, "GCOM_T1E1", N_("Gcom T1/E1 line monitor") },
  { 173, 78, "GCOM_SERIAL", N_("Gcom serial line monitor") },
  { 174, 0, "JUNIPER_PIC_PEER", N_("Juniper PIC Peer") },
  { 175, 0, "ERF_ETH", N_("Ethernet with Endace ERF header") },
  { 176, 0, "ERF_POS", N_("Packet-over-SONET with Endace ERF header") },
  { 177, 88, "LINUX_LAPD", N_("Linux vISDN LAPD") },
  { 178, 83, "JUNIPER_ETHER", N_("Juniper Ethernet") },
  { 179, 84, "JUNIPER_PPP", N_("Juniper PPP") },
  { 180, 85, "JUNIPER_FRELAY", N_("Juniper Frame Relay") },
  { 181, 86, "JUNIPER_CHDLC", N_("Juniper C-HDLC") },
  { 182, 0, "MFR", N_("FRF.16 Frame Relay") },
  { 183, 91, "JUNIPER_VP", N_("Juniper Voice PIC") },
  { 184, 181, "A429", N_("Arinc 429") },
  { 185, 0, "A653_ICM", N_("Arinc 653 Interpartition Communication") },
  { 186, 92, "USB_FREEBSD", N_("USB with FreeBSD header") },
  { 187, 41, "BLUETOOTH_HCI_H4", N_("Bluetooth HCI UART transport layer") },
  { 188, 93, "IEEE802_16_MAC_CPS", N_("IEEE 802.16 MAC Common Part Sublayer") },
  { 189, 95, "USB_LINUX", N_("USB with Linux header") },
  { 190, 109, "CAN20B", N_("Controller Area Network (CAN) v. 2.0B") },
  { 191, 0, "IEEE802_15_4_LINUX", N_("IEEE 802.15.4 with Linux padding") },
  { 192, 97, "PPI", N_("Per-Packet Information") },
  { 193, 0, "IEEE802_16_MAC_CPS_RADIO",
    N_("IEEE 802.16 MAC Common Part Sublayer plus radiotap header") },
  { 194, 0, "JUNIPER_ISM", N_("Juniper Integrated Service Module") },
  { 195, 104, "IEEE802_15_4_WITHFCS", N_("IEEE 802.15.4 with frame check") },
  { 196, 100, "SITA", N_("SITA pseudo-header") },
  { 197, 98, "ERF", N_("Endace ERF header") },
  { 198, 0, "RAIF1", N_("Ethernet with u10 Networks pseudo-header") },
  { 199, 103, "IPMB_KONTRON", N_("IPMB with Kontron pseudo-header") },
  { 200, 197, "JUNIPER_ST", N_("Juniper Secure Tunnel") },
  { 201, 99, "BLUETOOTH_HCI_H4_WITH_PHDR",
    N_("Bluetooth HCI UART transport layer plus pseudo-header") },
  { 202, 147, "AX25_KISS", N_("AX.25 with KISS header") },
  { 203, 131, "LAPD", N_("LAPD frames") },
  { 204, 19, "PPP_WITH_DIR", N_("PPP with direction octet") },
  { 205, 0, "C_HDLC_WITH_DIR", N_("Cisco HDLC with direction octet") },
  { 206, 0, "FRELAY_WITH_DIR", N_("Frame Relay with direction octet") },
  { 207, 0, "LAPB_WITH_DIR", N_("LAPB with direction octet") },
  { 209, 112, "IPMB_LINUX", N_("IPMB with Linux/Pigeon Point pseudo-header") },
  { 210, 106, "FLEXRAY", N_("FlexRay automotive bus") },
  { 211, 108, "MOST", N_("MOST automotive bus") },
  { 212, 107, "LIN", N_("LIN automotive bus") },
  { 213, 111, "X2E_SERIAL", N_("X2E serial line") },
  { 214, 105, "X2E_XORAYA", N_("X2E Xoraya") },
  { 215, 113, "IEEE802_15_4_NONASK_PHY", N_("IEEE 802.15.4 with non-ASK PHY data") },
  { 216, 0, "LINUX_EVDEV", N_("Linux evdev events") },
  { 219, 0, "MPLS", N_("MPLS with label as link-layer header") },
  { 220, 115, "USB_LINUX_MMAPPED", N_("USB with padded Linux header") },
  { 221, 0, "DECT", N_("DECT") },
  { 222, 0, "AOS", N_("AOS Space Data Link protocol") },
  { 223, 0, "WIHART", N_("Wireless HART") },
  { 224, 121, "FC_2", N_("Fibre Channel FC-2") },
  { 225, 122, "FC_2_WITH_FRAME_DELIMS", N_("Fibre Channel FC-2 with frame delimiters") },
  { 226, 124, "IPNET", N_("Solaris ipnet") },
  { 227, 125, "CAN_SOCKETCAN", N_("CAN-bus with SocketCAN headers") },
  { 228, 129, "IPV4", N_("Raw IPv4") },
  { 229, 130, "IPV6", N_("Raw IPv6") },
  { 230, 127, "IEEE802_15_4_NOFCS", N_("IEEE 802.15.4 without FCS") },
  { 231, 146, "DBUS", N_("D-Bus") },
  { 232, 0, "JUNIPER_VS", N_("Juniper Virtual Server") },
  { 233, 0, "JUNIPER_SRX_E2E", N_("Juniper SRX E2E") },
  { 234, 0, "JUNIPER_FIBRECHANNEL", N_("Juniper Fibre Channel") },
  { 235, 132, "DVB_CI", N_("DVB-CI") },
  { 236, 133, "MUX27010", N_("MUX27010") },
  { 237, 157, "STANAG_5066_D_PDU", N_("STANAG 5066 D_PDUs") },
  { 238, 0, "JUNIPER_ATM_CEMIC", N_("Juniper ATM CEMIC") },
  { 239, 141, "NFLOG", N_("Linux netfilter log messages") },
  { 240, 135, "NETANALYZER", N_("Ethernet with Hilscher netANALYZER pseudo-header") },
  { 241, 136, "NETANALYZER_TRANSPARENT",
    N_("Ethernet with Hilscher netANALYZER pseudo-header and with preamble and SFD") },
  { 242, 180, "IPOIB", N_("RFC 4391 IP-over-Infiniband") },
  { 243, 138, "MPEG_2_TS", N_("MPEG-2 transport stream") },
  { 244, 0, "NG40", N_("ng40 protocol tester Iub/Iur") },
  { 245, 140, "NFC_LLCP", N_("NFC LLCP PDUs with pseudo-header") },
  { 246, 0, "PFSYNC", N_("Packet filter state syncing") },
  { 247, 0, "INFINIBAND", N_("InfiniBand") },
  { 248, 149, "SCTP", N_("SCTP") },
  { 249, 152, "USBPCAP", N_("USB with USBPcap header") },
  { 250, 153, "RTAC_SERIAL", N_("Schweitzer Engineering Laboratories RTAC packets") },
  { 251, 154, "BLUETOOTH_LE_LL", N_("Bluetooth Low Energy air interface") },
  { 252, 155, "WIRESHARK_UPPER_PDU", N_("Upper layer data exported by Wireshark") },
  { 253, 158, "NETLINK", N_("Linux netlink") },
  { 254, 159, "BLUETOOTH_LINUX_MONITOR", N_("Bluetooth Linux Monitor") },
  { 255, 160, "BLUETOOTH_BREDR_BB",
    N_("Bluetooth Basic Rate/Enhanced Data Rate baseband packets") },
  { 256, 161, "BLUETOOTH_LE_LL_WITH_PHDR",
    N_("Bluetooth Low Energy air interface with pseudo-header") },
  { 257, 0, "PROFIBUS_DL", N_("PROFIBUS data link layer") },
  { 258, 171, "PKTAP", N_("Apple DLT_PKTAP") },
  { 259, 172, "EPON", N_("Ethernet with 802.3 Clause 65 EPON preamble") },
  { 260, 173, "IPMI_HPM_2", N_("IPMI trace packets") },
  { 261, 0, "ZWAVE_R1_R2", N_("Z-Wave RF profile R1 and R2 packets") },
  { 262, 0, "ZWAVE_R3", N_("Z-Wave RF profile R3 packets") },
  { 263, 0, "WATTSTOPPER_DLM",
    N_("WattStopper Digital Lighting Management (DLM) and Legrand Nitoo Open protocol") },
  { 264, 177, "ISO_14443", N_("ISO 14443 messages") },
  { 265, 0, "RDS", N_("IEC 62106 Radio Data System groups") },
  { 266, 182, "USB_DARWIN", N_("USB with Darwin header") },
  { 267, 0, "OPENFLOW", N_("OpenBSD DLT_OPENFLOW") },
  { 268, 36, "SDLC", N_("IBM SDLC frames") },
  { 269, 0, "TI_LLN_SNIFFER", N_("TI LLN sniffer frames") },
  { 270, 183, "LORATAP", N_("LoRaTap") },
  { 271, 185, "VSOCK", N_("Linux vsock") },
  { 272, 186, "NORDIC_BLE", N_("Nordic Semiconductor Bluetooth LE sniffer frames") },
  { 273, 199, "DOCSIS31_XRA31", N_("Excentis XRA-31 DOCSIS 3.1 RF sniffer frames") },
  { 274, 198, "ETHERNET_MPACKET", N_("802.3br mPackets") },
  { 275, 200, "DISPLAYPORT_AUX", N_("DisplayPort AUX channel monitoring data") },
  { 276, 210, "LINUX_SLL2", N_("Linux cooked v2") },
  { 278, 0, "OPENVIZSLA", N_("OpenVizsla USB") },
  { 279, 204, "EBHSCR", N_("Elektrobit High Speed Capture and Replay (EBHSCR)") },
  { 280, 205, "VPP_DISPATCH", N_("VPP graph dispatch tracer") },
  { 281, 0, "DSA_TAG_BRCM", N_("Broadcom tag") },
  { 282, 0, "DSA_TAG_BRCM_PREPEND", N_("Broadcom tag (prepended)") },
  { 283, 206, "IEEE802_15_4_TAP", N_("IEEE 802.15.4 with pseudo-header") },
  { 284, 0, "DSA_TAG_DSA", N_("Marvell DSA") },
  { 285, 0, "DSA_TAG_EDSA", N_("Marvell EDSA") },
  { 286, 0, "ELEE", N_("ELEE lawful intercept packets") },
  { 287, 211, "Z_WAVE_SERIAL", N_("Z-Wave serial frames between host and chip") },
  { 288, 208, "USB_2_0", N_("USB 2.0/1.1/1.0 as transmitted over the cable") },
  { 289, 0, "ATSC_ALP", N_("ATSC Link-Layer Protocol packets") },
  { 290, 212, "ETW", N_("Event Tracing for Windows") },
  { 292, 214, "ZBOSS_NCP", N_("ZBOSS network co-processor") },
  { 293, 215, "USB_2_0_LOW_SPEED", N_("USB 2.0 low speed, as on the cable") },
  { 294, 216, "USB_2_0_FULL_SPEED", N_("USB 2.0 full speed, as on the cable") },
  { 295, 217, "USB_2_0_HIGH_SPEED", N_("USB 2.0 high speed, as on the cable") },
};
/* clang-format on */

/* Ordinary packets: a network's largest (64 KiB, jumbograms aside) four times over;
 * the limit that other analysers use too. */
#define MAX_SIZE_COMMON ((guint32) 256 << 10)
/* D-Bus messages may have 128 MiB, says its specification; USB transfers come near. */
#define MAX_SIZE_HUGE ((guint32) 128 << 20)
/* Elektrobit capture hardware joins bus frames into records of up to 8 MiB. */
#define MAX_SIZE_EBHSCR ((guint32) 8 << 20)

static const LinkType *
find (guint number)
{
  gsize low = 0, high = G_N_ELEMENTS (link_types);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (link_types[middle].number == number)
        return &link_types[middle];
      if (link_types[middle].number < number)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * octet_link_type_get_name:
 * @link_type: a number of the LINKTYPE_ registry
 *
 * Returns: (nullable): its name without "LINKTYPE_", such as "ETHERNET"; %NULL
 *   where the number is not known
 */
const char *
octet_link_type_get_name (guint link_type)
{
  const LinkType *found = find (link_type);

  return found != NULL ? found->name : NULL;
}

/**
 * octet_link_type_get_description:
 * @link_type: a number of the LINKTYPE_ registry
 *
 * Returns: what it is in words, translated; "Unknown" where the number is not known
 */
const char *
octet_link_type_get_description (guint link_type)
{
  const LinkType *found = find (link_type);

  return found != NULL ? _(found->description) : _("Unknown");
}

/**
 * octet_link_type_get_encapsulation:
 * @link_type: a number of the LINKTYPE_ registry
 *
 * Returns: the number that the field frame.encap_type shows for it; 0 for unknown
 */
guint
octet_link_type_get_encapsulation (guint link_type)
{
  const LinkType *found = find (link_type);

  return found != NULL ? found->encapsulation : 0;
}

/**
 * octet_link_type_get_max_size:
 * @link_type: a number of the LINKTYPE_ registry
 *
 * Returns: the largest packet, in octets, that a file may hold; one that states
 *   more is damaged
 */
guint32
octet_link_type_get_max_size (guint link_type)
{
  switch (link_type)
    {
    case 189:  /* USB_LINUX */
    case 220:  /* USB_LINUX_MMAPPED */
    case 231:  /* DBUS */
    case 249:  /* USBPCAP */
    case 266:  /* USB_DARWIN */
      return MAX_SIZE_HUGE;
    case 279:  /* EBHSCR */
      return MAX_SIZE_EBHSCR;
    default:
      return MAX_SIZE_COMMON;
    }
}
