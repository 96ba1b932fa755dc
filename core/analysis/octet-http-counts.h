/* octet-http-counts.h - how many HTTP requests and responses of which kind there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-item-tree.h"

G_BEGIN_DECLS

#define OCTET_TYPE_HTTP_COUNTS (octet_http_counts_get_type ())
G_DECLARE_FINAL_TYPE (OctetHttpCounts, octet_http_counts, OCTET, HTTP_COUNTS, OctetItemTree)

#define OCTET_TYPE_HTTP_REQUESTS (octet_http_requests_get_type ())
G_DECLARE_FINAL_TYPE (OctetHttpRequests, octet_http_requests, OCTET, HTTP_REQUESTS, OctetItemTree)

OctetStatistic *octet_http_counts_new   (void) G_GNUC_WARN_UNUSED_RESULT;
OctetStatistic *octet_http_requests_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
