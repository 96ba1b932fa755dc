/* octet-http-servers.h - HTTP requests and responses by server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-item-tree.h"

G_BEGIN_DECLS

#define OCTET_TYPE_HTTP_SERVERS (octet_http_servers_get_type ())
G_DECLARE_FINAL_TYPE (OctetHttpServers, octet_http_servers, OCTET, HTTP_SERVERS, OctetItemTree)

OctetStatistic *octet_http_servers_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
