/* octet-names.h - what an address or a port is called, and who says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the packets, from the capture file, from a hosts file, and from the
 * lists of vendors and services that Octet brings. Nobody outside is asked.
 */
#pragma once

#include "analysis/octet-hosts.h"
#include "bytes/octet-services.h"

G_BEGIN_DECLS

/* What is given names; the letters of -N in brackets. */
typedef enum
{
  OCTET_NAMES_MAC = 1 << 0,      /* (m) vendors of hardware addresses */
  OCTET_NAMES_NETWORK = 1 << 1,  /* (n) network addresses, as files state them */
  OCTET_NAMES_PORTS = 1 << 2,    /* (t) */
  OCTET_NAMES_CAPTURED = 1 << 3, /* (d) network addresses, as packets tell them */
  OCTET_NAMES_ALL = (1 << 4) - 1,
} OctetNamesWhat;

typedef enum
{
  OCTET_NAME_NONE,
  OCTET_NAME_FROM_HOSTS_FILE,
  OCTET_NAME_FROM_CAPTURE_FILE,
  OCTET_NAME_FROM_DNS,
  OCTET_NAME_FROM_DHCP,
  OCTET_NAME_FROM_NBNS,
  OCTET_NAME_FROM_VENDORS,
  OCTET_NAME_FROM_SERVICES,
} OctetNameOrigin;

#define OCTET_TYPE_NAMES (octet_names_get_type ())
G_DECLARE_FINAL_TYPE (OctetNames, octet_names, OCTET, NAMES, GObject)

OctetNames     *octet_names_new            (OctetNamesWhat        what) G_GNUC_WARN_UNUSED_RESULT;
OctetNamesWhat  octet_names_get_what       (OctetNames           *self);
void            octet_names_set_what       (OctetNames           *self,
                                            OctetNamesWhat        what);
OctetHosts     *octet_names_get_hosts      (OctetNames           *self);
void            octet_names_add_capture    (OctetNames           *self,
                                            OctetCapture         *capture);
gboolean        octet_names_add_file       (OctetNames           *self,
                                            const char           *path,
                                            GError              **error);
char           *octet_names_find           (OctetNames           *self,
                                            const OctetAddress   *address,
                                            OctetNameOrigin      *ret_origin)
  G_GNUC_WARN_UNUSED_RESULT;
const char     *octet_names_find_port      (OctetNames           *self,
                                            OctetServiceProtocol  protocol,
                                            guint16               port);
const char     *octet_name_origin_get_words (OctetNameOrigin      origin);

G_END_DECLS
