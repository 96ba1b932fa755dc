/* wlan-mgt-names.h - names of values in 802.11 management frames, for wlan-mgt.c alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gi18n-lib.h>

#include "bytes/octet-names.h"

static const OctetName statuses[] = {
  { 0, N_("Successful") }, { 1, N_("Failure") }, { 10, N_("Abilities not supported") },
  { 11, N_("Was not associated") }, { 12, N_("Refused for another reason") },
  { 13, N_("Method not supported") }, { 14, N_("Step out of order") },
  { 15, N_("Challenge failed") }, { 16, N_("Timeout") }, { 17, N_("Too many stations") },
  { 18, N_("Rates not supported") }, { 30, N_("Try again later") },
  { 40, N_("Invalid element") }, { 41, N_("Invalid group cipher") },
  { 42, N_("Invalid pairwise cipher") }, { 43, N_("Invalid key method") },
  { 53, N_("Unknown key fingerprint") }, { 76, N_("Anti-clogging token wanted") },
  { 77, N_("Group not supported") }, { 126, N_("Hash to element") },
};
static const OctetName reasons[] = {
  { 1, N_("Not stated") }, { 2, N_("Authentication no longer valid") },
  { 3, N_("The sender leaves") }, { 4, N_("Idle for too long") }, { 5, N_("Too many stations") },
  { 6, N_("Frame before authentication") }, { 7, N_("Frame before association") },
  { 8, N_("The station leaves") }, { 9, N_("Not authenticated") },
  { 13, N_("Invalid element") }, { 14, N_("Integrity check failed") },
  { 15, N_("Key handshake timed out") }, { 16, N_("Group key handshake timed out") },
  { 17, N_("Element differs in handshake") }, { 23, N_("802.1X authentication failed") },
  { 34, N_("Bad channel") },
};
static const OctetName auth_methods[] = {
  { 0, N_("Open") }, { 1, N_("Shared key (WEP)") }, { 2, N_("Fast transition") },
  { 3, N_("Password (SAE, WPA3)") }, { 4, N_("Fast first setup") },
};
static const OctetName categories[] = {
  { 0, N_("Spectrum") }, { 1, "QoS" }, { 3, N_("Block acknowledgement") }, { 4, N_("Public") },
  { 5, N_("Radio measurement") }, { 6, N_("Fast transition") }, { 7, "HT" },
  { 8, N_("Key query") }, { 10, N_("Network management") }, { 12, N_("Direct links") },
  { 13, N_("Mesh") }, { 21, "VHT" }, { 127, N_("Vendor") },
};
static const OctetName tag_names[] = {
  { 0, N_("Network name") }, { 1, N_("Rates") }, { 3, N_("Channel") }, { 5, N_("Traffic map") },
  { 7, N_("Country") }, { 11, N_("Load") }, { 16, N_("Challenge") }, { 32, N_("Power limit") },
  { 33, N_("Power range") }, { 36, N_("Channels") }, { 42, N_("802.11g protection") },
  { 45, N_("802.11n abilities") }, { 48, N_("Security (RSN)") }, { 50, N_("More rates") },
  { 54, N_("Mobility domain") }, { 55, N_("Fast transition") },
  { 59, N_("Operating classes") }, { 61, N_("802.11n operation") },
  { 70, N_("Radio measurement") }, { 74, N_("Overlap scan") }, { 76, N_("Management check") },
  { 90, N_("Longest silence") }, { 107, N_("Interworking") }, { 114, N_("Mesh name") },
  { 127, N_("Extended abilities") }, { 191, N_("802.11ac abilities") },
  { 192, N_("802.11ac operation") }, { 221, N_("Vendor's own") }, { 255, N_("Extended") },
};
static const OctetName ext_names[] = {
  { 32, N_("Password's group") }, { 35, N_("802.11ax abilities") },
  { 36, N_("802.11ax operation") }, { 92, N_("Password identifier") },
  { 93, N_("Anti-clogging token") },
};
static const OctetName environments[] = {
  { 32, N_("Anywhere") }, { 73, N_("Indoors") }, { 79, N_("Outdoors") },
};
static const OctetName ciphers[] = {
  { 0, N_("Group cipher") }, { 1, "WEP-40" }, { 2, "TKIP" }, { 4, "CCMP (AES)" },
  { 5, "WEP-104" }, { 6, "BIP-CMAC" }, { 7, N_("No group traffic") }, { 8, "GCMP-128" },
  { 9, "GCMP-256" }, { 10, "CCMP-256" }, { 11, "BIP-GMAC-128" }, { 12, "BIP-GMAC-256" },
  { 13, "BIP-CMAC-256" },
};
static const OctetName key_methods[] = {
  { 1, N_("Login server (802.1X)") }, { 2, N_("Shared password (PSK)") },
  { 3, N_("Login server, fast roaming") }, { 4, N_("Shared password, fast roaming") },
  { 5, N_("Login server, SHA-256") }, { 6, N_("Shared password, SHA-256") },
  { 8, N_("Password (SAE, WPA3)") }, { 9, N_("Password (SAE), fast roaming") },
  { 11, N_("Login server, suite B") }, { 12, N_("Login server, suite B, 192 bits") },
  { 18, N_("Opportunistic encryption (OWE)") },
};
static const OctetName kde_types[] = {
  { 1, N_("Group key") }, { 3, N_("Address") }, { 4, N_("Key fingerprint") },
  { 9, N_("Management group key") },
};
static const OctetName vendors[] = {
  { 0x00037f, "Atheros" }, { 0x000fac, "IEEE 802.11" }, { 0x004096, "Cisco Aironet" },
  { 0x0050f2, "Microsoft" }, { 0x00904c, "Epigram (Broadcom)" },
  { 0x506f9a, "Wi-Fi Alliance" },
};
static const OctetName wfa_types[] = {
  { 1, "WPA" }, { 2, N_("Quality of service (WMM)") }, { 4, N_("Push-button setup (WPS)") },
};
static const OctetName wme_subtypes[] = {
  { 0, N_("Information") }, { 1, N_("Parameters") }, { 2, N_("Traffic stream") },
};
static const OctetName access_categories[] = {
  { 0, N_("Best effort") }, { 1, N_("Background") }, { 2, N_("Video") }, { 3, N_("Voice") },
};
static const OctetName setup_states[] = { { 1, N_("Not configured") }, { 2, N_("Configured") } };
static const OctetName setup_requests[] = {
  { 0, N_("Asks for information") }, { 1, N_("Wants to join") }, { 2, N_("Lets others in") },
  { 3, N_("Lets others in, manages") },
};
static const OctetName setup_responses[] = {
  { 0, N_("Station, information") }, { 1, N_("Station") }, { 2, N_("Lets others in") },
  { 3, N_("Access point") },
};
static const OctetName setup_bands[] = {
  { 1, "2.4 GHz" }, { 2, "5 GHz" }, { 3, N_("2.4 and 5 GHz") },
};
static const OctetName setup_associations[] = {
  { 0, N_("Not associated") }, { 1, N_("Connected") }, { 2, N_("Configuration failed") },
  { 3, N_("Association failed") }, { 4, N_("No IP address") },
};
static const OctetName setup_passwords[] = {
  { 0, N_("Number") }, { 1, N_("Chosen by the user") }, { 2, N_("Chosen by the device") },
  { 3, N_("New key") }, { 4, N_("Button") }, { 5, N_("Given by the network") },
};
static const OctetName setup_categories[] = {
  { 1, N_("Computer") }, { 2, N_("Input device") }, { 3, N_("Printer or scanner") },
  { 4, N_("Camera") }, { 5, N_("Storage") }, { 6, N_("Network device") }, { 7, N_("Display") },
  { 8, N_("Player") }, { 9, N_("Game console") }, { 10, N_("Telephone") },
};
static const OctetName setup_network_devices[] = {
  { 1, N_("Access point") }, { 2, N_("Router") }, { 3, N_("Switch") }, { 4, N_("Gateway") },
};
