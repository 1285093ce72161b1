ALTER TABLE requests.request ADD CONSTRAINT request_latitude CHECK (latitude BETWEEN -90 AND 90) NOT VALID;
ALTER TABLE requests.request ADD CONSTRAINT request_longitude CHECK (longitude BETWEEN -180 AND 180) NOT VALID;
ALTER TABLE requests.request VALIDATE CONSTRAINT request_latitude;
ALTER TABLE requests.request VALIDATE CONSTRAINT request_longitude;
