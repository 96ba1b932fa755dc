/* octet-hosts.h - names of addresses, as the capture itself tells them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From DNS, mDNS, LLMNR, NetBIOS and DHCP in the packets, from the file's own
 * records of names, and from a hosts file. Nobody outside is ever asked.
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "bytes/octet-address.h"
#include "capture/octet-capture.h"

G_BEGIN_DECLS

/* Its columns. */
enum
{
  OCTET_HOST_ADDRESS,
  OCTET_HOST_NAME,
  OCTET_HOST_ORIGIN,
};

/* Where a name is from; a later one yields to an earlier one. */
typedef enum
{
  OCTET_HOST_FROM_FILE,    /* a hosts file that the user gave */
  OCTET_HOST_FROM_CAPTURE, /* the capture file's own records */
  OCTET_HOST_FROM_DNS,
  OCTET_HOST_FROM_DHCP,
  OCTET_HOST_FROM_NBNS,
} OctetHostOrigin;

#define OCTET_TYPE_HOSTS (octet_hosts_get_type ())
G_DECLARE_FINAL_TYPE (OctetHosts, octet_hosts, OCTET, HOSTS, OctetStatistic)

OctetStatistic *octet_hosts_new         (gboolean            from_packets)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean        octet_hosts_set_name    (OctetHosts         *self,
                                         const OctetAddress *address,
                                         const char         *name,
                                         OctetHostOrigin     origin);
void            octet_hosts_add_capture (OctetHosts         *self,
                                         OctetCapture       *capture);
gboolean        octet_hosts_add_file    (OctetHosts         *self,
                                         const char         *path,
                                         GError            **error);
const char     *octet_hosts_find        (OctetHosts         *self,
                                         const OctetAddress *address,
                                         OctetHostOrigin    *ret_origin);

G_END_DECLS
